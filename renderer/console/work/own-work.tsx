import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lateWorkDays } from '../../../shared/domain/work-log.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { isWorkDay, minutesIn, type WorkLine } from './use-work-line.ts';
import styles from './work-tab.module.css';

/** More minutes than this are asked after once: a nought too many is soon typed. */
const manyMinutes = 240;

/** A line for what no step wrote, of today or of a day before. */
export function OwnWork({
  ticketId,
  arrivedAt,
  line,
  queryKey,
  wordsField,
}: {
  readonly ticketId: string;
  readonly arrivedAt: string;
  readonly line: WorkLine;
  readonly queryKey: readonly string[];
  readonly wordsField: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}) {
  const { t } = useTranslation('work');
  const { t: console } = useTranslation('console');
  const { desk, now } = useParts();
  const nowMs = useStore(now);
  const client = useQueryClient();
  /** The minutes after which was asked; other ones are asked after anew. */
  const [asked, setAsked] = useState<number | null>(null);
  const { words, day } = line;
  const minutes = minutesIn(line.minutes);
  const dayFits = isWorkDay(day, arrivedAt, nowMs);
  const log = useMutation({
    mutationFn: (sent: { readonly words: string; readonly minutes: number }) =>
      valueOf(
        desk.call('ticket.log-work', {
          params: { ticketId },
          body: { ...sent, ...(day === '' ? {} : { day }) },
        }),
      ),
    onSuccess: (_, sent) => {
      if (words === sent.words) line.setWords('');
      line.setDay('');
      setAsked(null);
      return client.invalidateQueries({ queryKey });
    },
  });
  const fault = faultOf(log.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (minutes === null) return;
        if (minutes > manyMinutes && asked !== minutes) setAsked(minutes);
        else log.mutate({ words, minutes });
      }}
    >
      <h3>{t('own')}</h3>
      <TextField
        label={t('words')}
        value={words}
        onChange={line.setWords}
        rows={2}
        fieldRef={wordsField}
        maxLength={4000}
      />
      <TextField
        label={t('minutes-label')}
        value={line.minutes}
        onChange={line.setMinutes}
        maxLength={4}
        error={
          fault === null
            ? minutes === null
              ? t('minutes-wrong')
              : undefined
            : faultWords(console, fault)
        }
      />
      <TextField
        label={t('day')}
        type="date"
        value={day}
        onChange={line.setDay}
        hint={t('day-hint')}
        error={dayFits ? undefined : t('day-wrong', { count: lateWorkDays })}
      />
      {asked !== null && asked === minutes ? (
        <p role="alert">{t('minutes-many', { count: asked })}</p>
      ) : null}
      <SubmitButton
        icon={<NotebookPen />}
        disabled={words.trim() === '' || minutes === null || !dayFits || log.isPending}
      >
        {t('log')}
      </SubmitButton>
    </form>
  );
}
