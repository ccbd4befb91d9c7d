import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskDetail } from '../../../shared/contract/fleet-routes.ts';
import { readerWhy } from '../../../shared/domain/fleet/self-test.ts';
import { formatBytes, formatNumber } from '../../../shared/domain/measure.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from '../bench/bench.module.css';
import { packWords } from '../updates/report-words.ts';

const hourSeconds = 3600;

/** What the kiosk said of itself last, and how many half minutes of the last day it was heard in. */
export function HealthFacts({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { locale } = useStore(useParts().settings);
  const { beat } = kiosk;
  if (beat === null) return <p>{t('health.none')}</p>;
  const moment = (at: string | null) =>
    at === null ? t('health.never') : formatDateTime(new Date(at), locale);
  const bytes = (amount: number | null) =>
    amount === null ? t('health.unknown') : formatBytes(amount, locale);
  const day = kiosk.hours.slice(0, 24);
  const facts: readonly (readonly [string, string])[] = [
    [t('health.heard'), moment(kiosk.lastHeardAt)],
    [t('health.version'), beat.version],
    [
      t('health.config'),
      beat.configVersion === null ? t('health.own-file') : String(beat.configVersion),
    ],
    [t('health.pack'), beat.pack === undefined ? t('health.no-packs') : packWords(t, beat.pack)],
    [
      t('health.up'),
      t('health.hours', { hours: formatNumber(beat.upSeconds / hourSeconds, locale) }),
    ],
    [
      t('health.reader'),
      beat.readerFault === null
        ? t('health.works')
        : `${t(`why.${readerWhy(beat.readerFault)}`)} (${beat.readerFault})`,
    ],
    [t('health.crashes'), String(beat.readerCrashes)],
    [t('health.printer'), t(`printer.${beat.printer}`)],
    [t('health.disk'), bytes(beat.diskFreeBytes)],
    [t('health.memory'), bytes(beat.memoryBytes)],
    [
      t('health.clock'),
      beat.clockSkewMs === null
        ? t('health.unknown')
        : t('health.seconds', { seconds: formatNumber(beat.clockSkewMs / 1000, locale) }),
    ],
    [
      t('health.outbox'),
      t('health.outbox-figures', {
        length: beat.outboxLength,
        minutes: Math.round(beat.outboxAgeSeconds / 60),
      }),
    ],
    [t('health.last-visit'), moment(beat.lastVisitAt)],
    [
      t('health.day'),
      t('health.day-figures', {
        hours: day.length,
        faults: day.reduce((sum, hour) => sum + hour.readerFaults, 0),
        outbox: Math.max(0, ...day.map((hour) => hour.longestOutbox)),
      }),
    ],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
