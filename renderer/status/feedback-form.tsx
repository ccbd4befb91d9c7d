import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import {
  feedbackSchema,
  isSameFeedback,
  timeLostSchema,
  type Feedback,
} from '../../shared/domain/feedback.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { thanksFor } from './feedback-thanks.ts';
import styles from './visitor-answer.module.css';
import type { SayToDesk } from './visitor-answer.tsx';

/** Two taps after closing: is it solved, and what did it cost. May be changed for a day. */
export function FeedbackForm({
  page,
  say,
}: {
  readonly page: StatusPage;
  readonly say: SayToDesk;
}) {
  const { t } = useTranslation('status');
  const given = page.feedback ?? null;
  const [solved, setSolved] = useState<Feedback['solved'] | null>(given?.solved ?? null);
  const [timeLost, setTimeLost] = useState<Feedback['timeLost'] | null>(given?.timeLost ?? null);
  const [words, setWords] = useState(given?.words ?? '');
  /** What the desk has, also when the page was loaded anew. */
  const [kept, setKept] = useState(given);
  const [sent, setSent] = useState<'no' | 'busy' | 'failed'>('no');
  if (page.mayGiveFeedback !== true) return null;
  const chosen = solved === null || timeLost === null ? null : { solved, timeLost, words };
  const isKept = chosen !== null && isSameFeedback(kept, chosen);
  const send = () => {
    if (chosen === null || isKept) return;
    setSent('busy');
    void say.feedback(chosen).then((said) => {
      if (said.ok) setKept(chosen);
      setSent(said.ok ? 'no' : 'failed');
    });
  };
  return (
    <section className={styles['answer']} aria-labelledby="feedback">
      <h2 id="feedback">{t('feedback.title')}</h2>
      <div className={styles['choices']} role="group" aria-label={t('feedback.solved')}>
        <p>{t('feedback.solved')}</p>
        {feedbackSchema.shape.solved.options.map((each) => (
          <Button
            key={each}
            wide
            size="touch"
            pressed={each === solved}
            onPress={() => setSolved(each)}
          >
            {t(`feedback.answer.${each}`)}
          </Button>
        ))}
      </div>
      <div className={styles['choices']} role="group" aria-label={t('feedback.time-lost')}>
        <p>{t('feedback.time-lost')}</p>
        {timeLostSchema.options.map((each) => (
          <Button
            key={each}
            wide
            size="touch"
            pressed={each === timeLost}
            onPress={() => setTimeLost(each)}
          >
            {t(`feedback.time.${each}`)}
          </Button>
        ))}
      </div>
      <TextField
        label={t('feedback.words')}
        size="touch"
        rows={3}
        maxLength={1000}
        value={words}
        onChange={setWords}
      />
      <Button
        wide
        size="touch"
        kind="primary"
        disabled={chosen === null}
        busy={sent === 'busy'}
        onPress={send}
      >
        {t('feedback.send')}
      </Button>
      {isKept ? (
        <p role="status">
          {t(`feedback.${thanksFor(chosen, page.visitorMay ?? [])}`, { button: t('reopen.open') })}
        </p>
      ) : null}
      {sent === 'failed' ? <p role="alert">{t('not-sent')}</p> : null}
    </section>
  );
}
