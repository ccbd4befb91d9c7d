import type { TFunction } from 'i18next';
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeenRollout } from '../../../shared/contract/update-routes.ts';
import type { Gate, RingFigures } from '../../../shared/domain/release/gate.ts';
import type { Ring } from '../../../shared/domain/release/rollout.ts';
import type { Site } from '../../../shared/domain/site.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';
import fleet from '../fleet/fleet.module.css';
import { type Measure, measuresOf } from './gate-measures.ts';
import { rolledOutWords } from './report-words.ts';
import styles from './updates.module.css';

/** Each ring beside what the gate asks of all open ones together. */
export function RingTable({
  rollout,
  sites,
}: {
  readonly rollout: SeenRollout;
  readonly sites: readonly Site[];
}) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  const { gate, figures } = rollout;
  const total = measuresOf(gate, figures);
  return (
    // A table that is wider than the window is moved by itself, also by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else no key reaches what is out of sight
    <div className={styles['wide']} role="group" aria-label={ringsOf(t, rollout)} tabIndex={0}>
      <table className={bench['table']} aria-label={ringsOf(t, rollout)}>
        <thead>
          <tr>
            <th scope="col">{t('ring.name')}</th>
            {total.map(({ name }) => (
              <th key={name} scope="col">
                {t(`measure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rollout.rings.map((ring, index) => (
            // Rings have no name but their place, which never changes.
            <tr key={ringWords(t, ring, sites) + String(index)}>
              <th scope="row">
                {index + 1}. {ringWords(t, ring, sites)} (
                {index <= rollout.ring ? t('ring.open') : t('ring.shut')})
              </th>
              <Figures gate={gate} figures={rollout.ringFigures[index]} />
            </tr>
          ))}
          <tr className={styles['total']}>
            <th scope="row">{t('ring.all')}</th>
            {total.map((measure) => (
              <td key={measure.name}>
                <Judged measure={measure} words={valueWords(t, measure, locale)} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('ring.norm')}</th>
            {total.map((measure) => (
              <td key={measure.name}>{normWords(t, measure, locale)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Figures({
  gate,
  figures,
}: {
  readonly gate: Gate;
  readonly figures: RingFigures | undefined;
}) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  if (figures === undefined) return null;
  return measuresOf(gate, figures).map((measure) => (
    <td key={measure.name}>{valueWords(t, measure, locale)}</td>
  ));
}

const verdicts = {
  fine: { Icon: CircleCheck, tone: 'fine' },
  waits: { Icon: CircleDashed, tone: 'attention' },
  bad: { Icon: CircleX, tone: 'away' },
} as const;

/** The gate weighs the open rings together, so only they are marked. */
function Judged({ measure, words }: { readonly measure: Measure; readonly words: string }) {
  const { t } = useTranslation('updates');
  if (measure.isGood === null) return words;
  // Too few kiosks and visits only keep the gate shut; the others halt it.
  const isEarly = measure.name === 'healthy' || measure.name === 'visits';
  const verdict = measure.isGood ? 'fine' : isEarly ? 'waits' : 'bad';
  const { Icon, tone } = verdicts[verdict];
  return (
    <span className={fleet['mark']} data-tone={tone}>
      <Icon aria-hidden="true" />
      {words}
      <span className="visually-hidden">{t(`measure.${verdict}`)}</span>
    </span>
  );
}

function ringsOf(t: TFunction, { version }: SeenRollout): string {
  return t('updates:ring.table', { version: rolledOutWords(t, version) });
}

function ringWords(t: TFunction, ring: Ring, sites: readonly Site[]): string {
  if (ring.by === 'share') return t('updates:ring.share', { percent: ring.percent });
  if (ring.by === 'configured') return t(`updates:ring.configured.${ring.ring}`);
  const names = ring.siteIds.map(
    (id) => sites.find(({ siteId }) => siteId === id)?.name ?? t('updates:ring.unknown-site'),
  );
  return t('updates:ring.sites', { sites: names.join(', ') });
}

function valueWords(t: TFunction, { name, value, norm }: Measure, locale: Locale): string {
  if (value === null) return t('updates:measure.none');
  return name === 'healthy'
    ? t('updates:measure.of', { part: value, whole: norm ?? 0 })
    : figureWords(t, name, value, locale);
}

function normWords(t: TFunction, { name, norm }: Measure, locale: Locale): string {
  if (name === 'healthy') return t('updates:measure.everyone');
  if (norm === null) return t('updates:measure.no-norm');
  const figure = figureWords(t, name, norm, locale);
  return name === 'seconds'
    ? t('updates:measure.most', { figure })
    : t('updates:measure.least', { figure });
}

function figureWords(t: TFunction, name: Measure['name'], value: number, locale: Locale): string {
  const figure = formatNumber(value, locale);
  if (name === 'seconds') return t('updates:measure.seconds-figure', { figure });
  return name === 'visits' ? figure : t('updates:measure.percent', { figure });
}
