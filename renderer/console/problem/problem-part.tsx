import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { subjectWords } from '../parts/ticket-words.ts';
import { useSession } from '../session/session.ts';
import { ProblemForm } from './problem-form.tsx';
import styles from './problems-page.module.css';

/** One problem with its tickets, and a message to all who wait for it. */
export function ProblemPart({
  problemId,
  onDone,
}: {
  readonly problemId: string;
  readonly onDone: (problemId: string) => void;
}) {
  const { t } = useTranslation('problems');
  const { desk } = useParts();
  const { role } = useSession();
  const found = useQuery({
    ...watched,
    queryKey: ['problems', problemId],
    queryFn: () => valueOf(desk.call('problem.get', { params: { problemId } })),
  });
  const fault = faultOf(found.error);
  if (found.data === undefined) {
    return fault === null ? (
      <p role="status">{t('problems:loading')}</p>
    ) : (
      <p role="alert">{faultWords(t, fault)}</p>
    );
  }
  const { problem, tickets } = found.data;
  return (
    <div className={styles['whole']}>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <ProblemForm problem={problem} onDone={onDone} />
      <section className={styles['part']} aria-labelledby="problem-tickets">
        <h2 id="problem-tickets">{t('problems:tickets', { count: problem.tickets })}</h2>
        <ul className={styles['list']}>
          {tickets.map((item) => (
            <li key={item.ticketId}>
              <Link to="/tickets/$ticketId" params={{ ticketId: item.ticketId }} search>
                {item.visitCode} · {subjectWords(t, item)} · {t(`words:status.${item.status}`)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {role === 'technician' ? null : <MessageToAll problemId={problemId} />}
    </div>
  );
}

function MessageToAll({ problemId }: { readonly problemId: string }) {
  const { t } = useTranslation('problems');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const write = useMutation({
    mutationFn: (sent: string) =>
      valueOf(desk.call('problem.message', { params: { problemId }, body: { words: sent } })),
    onSuccess: ({ written }, sent) => {
      setWords(emptied(sent, ''));
      notice.set({ tone: 'good', words: t('problems:message.done', { count: written }) });
      void client.invalidateQueries({ queryKey: ['ticket'] });
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate(words);
      }}
    >
      <TextField
        label={t('problems:message.label')}
        hint={t('problems:message.hint')}
        rows={3}
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
      <SubmitButton disabled={words.trim() === '' || write.isPending}>
        {t('problems:message.submit')}
      </SubmitButton>
    </form>
  );
}
