import { Frown, Meh, Smile } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CounterQuestion } from '../../shared/contract/counter-screen-contract.ts';
import { verificationSchema, type Verification } from '../../shared/domain/ticket.ts';
import { VerdictMark } from './verdict-mark.tsx';
import styles from './verify-question.module.css';

const iconOf = { works: Smile, partly: Meh, 'does-not-work': Frown } as const satisfies Record<
  Verification,
  unknown
>;

/**
 * Does it work now: nothing of the ticket but its number, what was done and what two readings say, in
 * the visitor's language. The same on a screen that is turned to him and on one of his own.
 */
export function VerifyQuestion({
  asked,
  title,
  aside,
  note,
  keys,
  busy,
  onAnswer,
}: {
  readonly asked: CounterQuestion;
  /** The heading, by whoever draws it: a dialog's, or a page's. */
  readonly title: (words: string) => ReactNode;
  readonly aside?: ReactNode;
  readonly note?: ReactNode;
  /** Whether 1, 2 and 3 answer too. */
  readonly keys: boolean;
  readonly busy: boolean;
  readonly onAnswer: (verification: Verification) => void;
}) {
  const { i18n } = useTranslation('counter-screen');
  const say = i18n.getFixedT(asked.locale, 'counter-screen');
  return (
    <div className={styles['screen']}>
      <div className={styles['top']}>
        <span className={styles['code']}>{asked.visitCode}</span>
        {aside}
      </div>
      <div className={styles['question']} lang={asked.locale}>
        {title(say('counter-screen:question'))}
        {asked.solution === null ? null : <p>{asked.solution}</p>}
        {asked.changes.length === 0 ? null : (
          <ul className={styles['changes']} aria-label={say('counter-screen:changes')}>
            {asked.changes.map(({ fate, verdict, words }) => (
              <li key={words} className={styles[fate]}>
                <VerdictMark verdict={fate === 'gone' ? 'ok' : verdict} />
                <span>
                  <strong>{say(`counter-screen:fate.${fate}`)}</strong> <span>{words}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        {note}
      </div>
      <div className={styles['answers']} lang={asked.locale}>
        {verificationSchema.options.map((answer, at) => {
          const Icon = iconOf[answer];
          return (
            <Button
              key={answer}
              className={`${styles['answer']} ${styles[answer]}`}
              isDisabled={busy}
              onPress={() => onAnswer(answer)}
            >
              <Icon aria-hidden="true" />
              <span>{say(`counter-screen:answer.${answer}`)}</span>
              {keys ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
