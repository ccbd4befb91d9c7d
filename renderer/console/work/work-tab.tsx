import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { workWords } from '../../../shared/domain/work-log.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useShortMoment } from '../parts/use-short-moment.ts';
import styles from './work-tab.module.css';

/** The work done for one ticket, and a line for what no step wrote. */
export function WorkTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('work');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const momentOf = useShortMoment();
  const { ticketId } = ticket.item;
  const queryKey = [...ticketKey(ticketId), 'work'];
  const { data, isError, refetch } = useQuery({
    queryKey,
    queryFn: () => valueOf(desk.call('ticket.work', { params: { ticketId } })),
  });
  if (isError) {
    return (
      <div className={styles['tab']}>
        <p>{t('not-read')}</p>
        <Button onPress={() => void refetch()}>{t('again')}</Button>
      </div>
    );
  }
  if (data === undefined) return <p className={styles['tab']}>{t('loading')}</p>;
  return (
    <div className={styles['tab']}>
      <p className={styles['sum']}>{t('sum', { count: data.minutes })}</p>
      {data.entries.length === 0 ? <p>{t('none-yet')}</p> : null}
      <ul className={styles['list']}>
        {data.entries.map((entry) => (
          <li key={entry.entryId}>
            <p className={styles['who']}>
              <time dateTime={entry.at}>{momentOf(entry.at)}</time> {entry.by},{' '}
              {t('minutes', { count: entry.minutes })} · {t(`source.${entry.source}`)}
            </p>
            <p>{workWords(entry, locale)}</p>
          </li>
        ))}
      </ul>
      <OwnWork ticketId={ticketId} queryKey={queryKey} />
    </div>
  );
}

function OwnWork({
  ticketId,
  queryKey,
}: {
  readonly ticketId: string;
  readonly queryKey: readonly string[];
}) {
  const { t } = useTranslation('work');
  const { t: console } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const [words, setWords] = useDraft(ticketId, 'work');
  const [minutes, setMinutes] = useState('5');
  const count = /^\d{1,4}$/u.test(minutes) ? Number(minutes) : 0;
  const log = useMutation({
    mutationFn: (sent: string) =>
      valueOf(
        desk.call('ticket.log-work', {
          params: { ticketId },
          body: { words: sent, minutes: count },
        }),
      ),
    onSuccess: (_, sent) => {
      if (words === sent) setWords('');
      return client.invalidateQueries({ queryKey });
    },
  });
  const fault = faultOf(log.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        log.mutate(words);
      }}
    >
      <h3>{t('own')}</h3>
      <TextField label={t('words')} value={words} onChange={setWords} rows={2} maxLength={4000} />
      <TextField
        label={t('minutes-label')}
        value={minutes}
        onChange={setMinutes}
        maxLength={4}
        error={
          fault === null
            ? count >= 1 && count <= 1440
              ? undefined
              : t('minutes-wrong')
            : faultWords(console, fault)
        }
      />
      <SubmitButton
        icon={<NotebookPen />}
        disabled={words.trim() === '' || count < 1 || count > 1440 || log.isPending}
      >
        {t('log')}
      </SubmitButton>
    </form>
  );
}
