import { Download, Printer, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Custody } from '../../../shared/contract/bench-routes.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { custodyCsv } from './custody-csv.ts';
import { DeviceActions } from './device-actions.tsx';
import { DevicePapers, type Paper } from './device-papers.tsx';
import { holderWords } from './holder-words.ts';
import { useLeftDevices } from './use-bench.ts';
import { saveText } from '../parts/save-text.ts';
import styles from './bench.module.css';

/** The devices of this ticket that were left behind: where each is, and all its ways. */
export function CustodyTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('bench');
  const { data, error } = useLeftDevices(ticket.item.ticketId);
  const fault = faultOf(error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (data === undefined) return <p role="status">{t('loading')}</p>;
  if (data.length === 0) return <p className={styles['none']}>{t('none-left')}</p>;
  return (
    <div className={styles['devices']}>
      {data.map((custody) => (
        <OneDevice key={custody.device.leftId} ticket={ticket} custody={custody} />
      ))}
    </div>
  );
}

function OneDevice({ ticket, custody }: { readonly ticket: Ticket; readonly custody: Custody }) {
  const { t } = useTranslation('bench');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [paper, setPaper] = useState<Paper | null>(null);
  const { device, movements } = custody;
  const moment = (at: string) => formatMoment(new Date(at), locale);
  return (
    <section className={styles['device']} aria-label={device.deviceName}>
      <h3>
        {device.deviceName} · {holderWords(t, device.holder)}
      </h3>
      <dl className={styles['facts']}>
        <dt>{t('pick-up-code')}</dt>
        <dd className={styles['code']}>{device.pickUpCode}</dd>
        <dt>{t('promised')}</dt>
        <dd>{moment(device.promisedAt)}</dd>
        <dt>{t('accessories')}</dt>
        <dd>{device.accessories === '' ? t('no-accessories') : device.accessories}</dd>
        <dt>{t('condition')}</dt>
        <dd>{device.condition}</dd>
        {device.worker === null ? null : (
          <>
            <dt>{t('worker')}</dt>
            <dd>{device.worker.name}</dd>
          </>
        )}
        {device.check === null ? null : (
          <>
            <dt>{t('check.how')}</dt>
            <dd>
              {t(`check.${device.check.by}`)} {device.check.words}
            </dd>
          </>
        )}
      </dl>
      <DeviceActions device={device} />
      <ol className={styles['movements']} aria-label={t('movements')}>
        {movements.map(({ sequence, at, actor, from, to, words }) => (
          <li key={sequence}>
            <time dateTime={at}>{moment(at)}</time> {holderWords(t, from)} → {holderWords(t, to)}
            <span className={styles['by']}>
              {t('confirmed-by', { name: actor })} {words}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles['actions']}>
        <Button icon={<Tag />} onPress={() => setPaper('label')}>
          {t('print-label')}
        </Button>
        <a href={`/v1/left-devices/${device.leftId}/label.pdf`} target="_blank" rel="noreferrer">
          {t('label-pdf')}
        </a>
        <a
          href={`/v1/left-devices/${device.leftId}/label.pdf?size=80`}
          target="_blank"
          rel="noreferrer"
        >
          {t('label-pdf-wide')}
        </a>
        <Button icon={<Printer />} onPress={() => setPaper('receipt')}>
          {t('print-receipt')}
        </Button>
        <Button
          icon={<Download />}
          onPress={() =>
            saveText(`${ticket.item.visitCode}-custody.csv`, custodyCsv(custody), 'text/csv')
          }
        >
          {t('export')}
        </Button>
      </div>
      {paper === null ? null : (
        <DevicePapers
          paper={paper}
          ticket={ticket}
          device={device}
          onPrinted={() => setPaper(null)}
        />
      )}
    </section>
  );
}
