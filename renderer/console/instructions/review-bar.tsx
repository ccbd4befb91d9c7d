import { BadgeCheck, Eye, RotateCcw, Send, ThumbsUp, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Instruction } from '../../../shared/domain/instruction.ts';
import { shortcomings } from '../../../shared/domain/instruction-rules.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { useSession } from '../session/session.ts';
import { contentOf } from './instruction-draft.ts';
import type { InstructionSaver, Saving } from './instruction-saver.ts';
import styles from './instructions.module.css';
import { StampDialog } from './stamp-dialog.tsx';
import { instructionsKey } from './use-instruction.ts';
import { WordsDialog } from './words-dialog.tsx';

type Asked = 'return' | 'publish' | 'retire' | 'stamp';

/** How far it is, and what can be done next: have it looked at, approve, stamp, publish, retire. */
export function ReviewBar({
  saving: { draft, instruction, state },
  saver,
  onMoved,
}: {
  readonly saving: Saving;
  readonly saver: InstructionSaver;
  readonly onMoved: () => void;
}) {
  const { t } = useTranslation('instructions');
  const { desk } = useParts();
  const { role } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { run, busy } = useAct([[...instructionsKey, 'list']]);
  const { version, publishedVersion, retiredBecause } = instruction;
  const isLead = role !== 'technician';
  const short = shortcomings(contentOf(draft));
  const stamps = instruction.stamps.filter((stamp) => stamp.version === version.version);
  const act = async (
    call: (known: Instruction) => Promise<Result<Instruction, Fault>>,
    done: string,
  ) => {
    const saved = await saver.flush();
    if (saved === null) return;
    const next = await run(call(saved), done);
    if (next === null) return;
    saver.adopt(next);
    setAsked(null);
    onMoved();
  };
  const on = ({ instructionId, revision }: Instruction) => ({
    params: { instructionId },
    body: { revision },
  });
  const publish = (unverifiedBecause: string | null) =>
    void act(
      (known) =>
        desk.call('instruction.publish', {
          params: on(known).params,
          body: { ...on(known).body, unverifiedBecause },
        }),
      t('review.published'),
    );
  return (
    <section className={styles['part']} aria-label={t('review.title')}>
      <p>
        <span className={`${styles['mark']} ${styles[instruction.state]}`}>
          {t(`state.${instruction.state}`)}
        </span>{' '}
        {t('review.version', { version: version.version, stage: t(`state.${version.stage}`) })}
        {publishedVersion === null || publishedVersion === version.version
          ? null
          : ` ${t('review.visitors-see', { version: publishedVersion })}`}
      </p>
      {retiredBecause === null ? null : (
        <p className={styles['soft']}>{t('review.retired-because', { words: retiredBecause })}</p>
      )}
      {version.returnedBecause === null ? null : (
        <p className={styles['warning']}>
          {t('review.returned', { words: version.returnedBecause })}
        </p>
      )}
      {stamps.length === 0 ? (
        <p className={styles['warning']}>
          {version.unverifiedBecause === null
            ? t('review.unverified')
            : t('review.unverified-because', { words: version.unverifiedBecause })}
        </p>
      ) : (
        <ul className={styles['hardships']}>
          {stamps.map(({ stampId, model, osVersion, by }) => (
            <li key={stampId}>
              <BadgeCheck aria-hidden="true" className={styles['tiny']} />{' '}
              {t('review.verified-on', { model, osVersion, name: by.name })}
            </li>
          ))}
        </ul>
      )}
      {version.stage === 'draft' && short.length > 0 ? (
        <p className={styles['soft']}>{t('review.not-whole', { count: short.length })}</p>
      ) : null}
      <div className={styles['buttons']}>
        {version.stage === 'draft' ? (
          <Button
            kind="primary"
            icon={<Send />}
            disabled={busy || short.length > 0 || state.kind === 'collided'}
            onPress={() =>
              void act((known) => desk.call('instruction.submit', on(known)), t('review.submitted'))
            }
          >
            {t('review.submit')}
          </Button>
        ) : null}
        {version.stage === 'in-review' ? (
          <Button
            kind="primary"
            icon={<ThumbsUp />}
            disabled={busy}
            onPress={() =>
              void act((known) => desk.call('instruction.approve', on(known)), t('review.approved'))
            }
          >
            {t('review.approve')}
          </Button>
        ) : null}
        {version.stage === 'in-review' || version.stage === 'approved' ? (
          <Button icon={<Undo2 />} disabled={busy} onPress={() => setAsked('return')}>
            {t('review.return')}
          </Button>
        ) : null}
        {version.stage === 'approved' && isLead ? (
          <Button
            kind="primary"
            icon={<Eye />}
            disabled={busy}
            onPress={() => {
              if (stamps.length === 0) setAsked('publish');
              else publish(null);
            }}
          >
            {t('review.publish')}
          </Button>
        ) : null}
        <Button icon={<BadgeCheck />} disabled={busy} onPress={() => setAsked('stamp')}>
          {t('stamp.title')}
        </Button>
        {isLead && instruction.state !== 'retired' ? (
          <Button icon={<RotateCcw />} disabled={busy} onPress={() => setAsked('retire')}>
            {t('review.retire')}
          </Button>
        ) : null}
      </div>
      {asked === 'return' ? (
        <WordsDialog
          title={t('review.return')}
          label={t('review.what-must-change')}
          busy={busy}
          onClose={() => setAsked(null)}
          onSend={(words) =>
            void act(
              (known) =>
                desk.call('instruction.return', {
                  params: on(known).params,
                  body: { ...on(known).body, words },
                }),
              t('review.was-returned'),
            )
          }
        />
      ) : null}
      {asked === 'retire' ? (
        <WordsDialog
          title={t('review.retire')}
          label={t('review.why-retire')}
          busy={busy}
          onClose={() => setAsked(null)}
          onSend={(reason) =>
            void act(
              (known) =>
                desk.call('instruction.retire', {
                  params: on(known).params,
                  body: { ...on(known).body, reason },
                }),
              t('review.was-retired'),
            )
          }
        />
      ) : null}
      {asked === 'publish' ? (
        <WordsDialog
          title={t('review.unverified-title')}
          hint={t('review.unverified-hint')}
          label={t('review.why-unverified')}
          busy={busy}
          onClose={() => setAsked(null)}
          onSend={publish}
        />
      ) : null}
      {asked === 'stamp' ? (
        <StampDialog
          busy={busy}
          onClose={() => setAsked(null)}
          onStamp={({ ticketId, readoutId }) =>
            void act(
              (known) =>
                desk.call('instruction.stamp', {
                  params: on(known).params,
                  body: { ...on(known).body, ticketId, readoutId },
                }),
              t('stamp.done'),
            )
          }
        />
      ) : null}
    </section>
  );
}
