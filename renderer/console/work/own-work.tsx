import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lateWorkDays } from '../../../shared/domain/work-log.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { isWorkDay, minutesIn, type WorkLine } from './use-work-line.ts';
import styles from './work-tab.module.css';

/** More minutes than this are asked after: a nought too many is soon typed. */
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
  const [asks, setAsks] = useState(false);
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
      return client.invalidateQueries({ queryKey });
    },
    // The button that was pressed could not keep the focus while it was on its way.
    onSettled: () => mendFocus(() => wordsField.current),
  });
  const fault = faultOf(log.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (minutes === null) return;
        if (minutes > manyMinutes) setAsks(true);
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
      <SubmitButton
        icon={<NotebookPen />}
        disabled={words.trim() === '' || minutes === null || !dayFits || log.isPending}
      >
        {t('log')}
      </SubmitButton>
      {asks && minutes !== null ? (
        // In a dialog: a double click or a held Enter would answer what stands under the same button.
        <Dialog urgent title={t('many.title', { count: minutes })} onClose={() => setAsks(false)}>
          <p>{t('many.words', { count: manyMinutes })}</p>
          <div className={styles['choices']}>
            <Button
              kind="primary"
              onPress={() => {
                setAsks(false);
                log.mutate({ words, minutes });
              }}
            >
              {t('many.yes')}
            </Button>
            <Button onPress={() => setAsks(false)}>{t('many.no')}</Button>
          </div>
        </Dialog>
      ) : null}
    </form>
  );
}
