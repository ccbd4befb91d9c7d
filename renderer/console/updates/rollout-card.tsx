import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, CirclePlay, CircleX, OctagonX, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeenRollout } from '../../../shared/contract/update-routes.ts';
import { type RolloutMove, movesOf } from '../../../shared/domain/release/rollout.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import fleet from '../fleet/fleet.module.css';
import { ReasonDialog } from '../register/reason-dialog.tsx';
import { SkippedKiosks } from './skipped-kiosks.tsx';
import { RingTable } from './ring-table.tsx';
import { brokenWords, rolledOutWords } from './report-words.ts';
import styles from './updates.module.css';
import { updatesKey } from './use-updates.ts';

const marks = {
  draft: { Icon: CircleDashed, tone: 'never-heard' },
  running: { Icon: CirclePlay, tone: 'attention' },
  halted: { Icon: CircleX, tone: 'away' },
  returning: { Icon: Undo2, tone: 'away' },
  complete: { Icon: CircleCheck, tone: 'fine' },
} as const;

const done = {
  start: 'rollout.started',
  halt: 'rollout.halted',
  resume: 'rollout.resumed',
  return: 'rollout.returned',
} as const;

/** One version on its way: how its rings do, why it stands still, and the one button that halts it. */
export function RolloutCard({
  rollout,
  sites,
}: {
  readonly rollout: SeenRollout;
  readonly sites: readonly Site[];
}) {
  const { t } = useTranslation('updates');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([updatesKey]);
  const [asks, setAsks] = useState<'resume' | 'return' | null>(null);
  const { rolloutId, state, ringAt, haltedBecause } = rollout;
  const version = rolledOutWords(t, rollout.version);
  const { Icon, tone } = marks[state];
  const moves = movesOf(rollout);
  const heading = `rollout-${rolloutId}`;
  const move = async (what: RolloutMove, reason = '') => {
    const body = { move: what, reason };
    const asked = desk.call('update.move-rollout', { params: { rolloutId }, body });
    if ((await act.run(asked, t(done[what]))) !== null) setAsks(null);
  };
  return (
    <article className={styles['card']} aria-labelledby={heading}>
      <div className={styles['head']}>
        <h3 id={heading}>{version}</h3>
        <span className={fleet['mark']} data-tone={tone} role="status">
          <Icon aria-hidden="true" />
          {t(`state.${state}`)}
        </span>
        {/* Halting asks nothing: it harms nobody, and going on is one press and a reason away. */}
        {moves.includes('halt') ? (
          <Button kind="danger" icon={<OctagonX />} onPress={() => void move('halt')}>
            {t('rollout.halt')}
          </Button>
        ) : null}
      </div>
      {haltedBecause === null ? null : (
        <p className={styles['why']}>
          {t('rollout.because', { because: t(`halted.${haltedBecause}`) })}
        </p>
      )}
      {rollout.broken.length === 0 ? null : (
        <>
          <h4>{t('rollout.broken')}</h4>
          <ul className={bench['movements']}>
            {rollout.broken.map(({ kioskId, name, ...broken }) => (
              <li key={kioskId}>
                {name === '' ? (
                  t('rollout.unknown-kiosk')
                ) : (
                  <Link to="/kiosks/$kioskId" params={{ kioskId }}>
                    {name}
                  </Link>
                )}
                : {brokenWords(t, broken)}
                <span className={bench['by']}>{formatDateTime(new Date(broken.at), locale)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <SkippedKiosks skipped={rollout.skipped} />
      {state === 'running' && ringAt !== null ? (
        <p>
          {t('rollout.watched', {
            ring: rollout.ring + 1,
            at: formatDateTime(new Date(ringAt), locale),
            hours: formatNumber(rollout.gate.watchMinutes / 60, locale),
          })}
        </p>
      ) : null}
      {state === 'running' && rollout.isUnheard ? (
        <p className={styles['why']}>{t('rollout.unheard', { ring: rollout.ring + 1 })}</p>
      ) : null}
      <RingTable rollout={rollout} sites={sites} />
      <p className={bench['by']}>
        {t('rollout.by', {
          by: rollout.createdBy,
          at: formatDateTime(new Date(rollout.createdAt), locale),
        })}
      </p>
      <div className={bench['actions']}>
        {moves.includes('start') ? (
          <Button kind="primary" disabled={act.busy} onPress={() => void move('start')}>
            {t('rollout.start')}
          </Button>
        ) : null}
        {moves.includes('resume') ? (
          <Button onPress={() => setAsks('resume')}>{t('rollout.resume')}</Button>
        ) : null}
        {moves.includes('return') ? (
          <Button onPress={() => setAsks('return')}>{t('rollout.return')}</Button>
        ) : null}
      </div>
      {asks === null ? null : (
        <ReasonDialog
          title={t(`rollout.${asks}-title`, { version })}
          submit={t(`rollout.${asks}`)}
          busy={act.busy}
          onSend={(reason) => void move(asks, reason.slice(0, 200))}
          onClose={() => setAsks(null)}
        />
      )}
    </article>
  );
}
