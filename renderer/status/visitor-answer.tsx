import { Frown, Meh, RotateCcw, Smile } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { Worse } from '../../shared/domain/earlier-answer.ts';
import type { LeavingBecause } from '../../shared/domain/going-home.ts';
import type { Feedback } from '../../shared/domain/feedback.ts';
import { verificationSchema, type Verification } from '../../shared/domain/ticket.ts';
import { mendFocus } from '../ui/after-focus.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './visitor-answer.module.css';

const iconOf = { works: Smile, partly: Meh, 'does-not-work': Frown } as const satisfies Record<
  Verification,
  unknown
>;

/** How the page tells the desk what its visitor says. */
export interface SayToDesk {
  readonly verify: (verification: Verification) => Promise<Result<unknown, Fault>>;
  readonly reopen: (words: string) => Promise<Result<unknown, Fault>>;
  readonly feedback: (feedback: Feedback) => Promise<Result<unknown, Fault>>;
  readonly worse: (worse: Worse) => Promise<Result<unknown, Fault>>;
  /** He goes home and gives up his place. */
  readonly leave: (because: LeavingBecause) => Promise<Result<unknown, Fault>>;
  /** He will hardly be helped today and comes back when the desk opens again. */
  readonly comeBack: () => Promise<Result<unknown, Fault>>;
}

/** Does it work now, and later: it does not work any more. Draws nothing when there is nothing to say. */
export function VisitorAnswer({
  page,
  say,
  toState,
}: {
  readonly page: StatusPage;
  readonly say: SayToDesk;
  readonly toState: () => void;
}) {
  const { t } = useTranslation('status');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const may = page.visitorMay ?? [];
  if (may.length === 0) return null;
  const send = (saying: Promise<Result<unknown, Fault>>) => {
    setBusy(true);
    void saying.then((said) => {
      setBusy(false);
      setFailed(!said.ok);
      if (said.ok) toState();
    });
  };
  return (
    <section className={styles['answer']} aria-labelledby="answer">
      {may.includes('verify') ? (
        <>
          <h2 id="answer">{t('verify.question')}</h2>
          <div className={styles['choices']}>
            {verificationSchema.options.map((each) => {
              const Icon = iconOf[each];
              return (
                <Button
                  key={each}
                  wide
                  size="touch"
                  icon={<Icon />}
                  busy={busy}
                  onPress={() => send(say.verify(each))}
                >
                  {t(`verify.${each}`)}
                </Button>
              );
            })}
          </div>
        </>
      ) : (
        <Reopen
          thanks={page.status === 'resolved'}
          busy={busy}
          onSend={(words) => send(say.reopen(words))}
        />
      )}
      {failed ? <p role="alert">{t('not-sent')}</p> : null}
    </section>
  );
}

function Reopen({
  thanks,
  busy,
  onSend,
}: {
  readonly thanks: boolean;
  readonly busy: boolean;
  readonly onSend: (words: string) => void;
}) {
  const { t } = useTranslation('status');
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const show = (next: boolean) => {
    setOpen(next);
    mendFocus(() => title.current);
  };
  return (
    <>
      <h2 id="answer" ref={title} tabIndex={-1}>
        {t(thanks ? 'reopen.thanks' : 'reopen.question')}
      </h2>
      {open ? (
        <>
          <TextField
            label={t('reopen.label')}
            size="touch"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={setWords}
          />
          <p>{t('reopen.what-happens')}</p>
          <Button wide size="touch" kind="primary" busy={busy} onPress={() => onSend(words)}>
            {t('reopen.send')}
          </Button>
          <Button wide size="touch" kind="quiet" onPress={() => show(false)}>
            {t('reopen.not-now')}
          </Button>
        </>
      ) : (
        <Button wide size="touch" icon={<RotateCcw />} onPress={() => show(true)}>
          {t('reopen.open')}
        </Button>
      )}
    </>
  );
}
