import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';
import { problemTitle } from './problem-words.ts';

const none = '';

/** Puts a ticket with one of the newest problems, or with none. */
export function LinkProblemForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('problems');
  const { desk, drafts, notice } = useParts();
  const client = useQueryClient();
  const { ticketId } = ticket.item;
  const list = useQuery({
    queryKey: ['problems'],
    queryFn: () => valueOf(desk.call('problem.list', { query: {} })),
  });
  const [chosen, setChosen] = useDraft(ticketId, 'problem.id', none);
  const link = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call('ticket.link-problem', {
          params: { ticketId },
          body: { problemId: chosen === none ? null : chosen },
        }),
      ),
    onSuccess: () => {
      drafts.clear(ticketId, 'problem');
      void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
      void client.invalidateQueries({ queryKey: ['problems'] });
      onClose();
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  return (
    <CardForm
      title={t('problems:link.title')}
      submit={t('problems:link.submit')}
      ready={list.data !== undefined}
      busy={link.isPending}
      onClose={onClose}
      onSend={() => link.mutate()}
    >
      <Choice
        label={t('problems:link.label')}
        value={chosen}
        options={[
          { value: none, words: t('problems:link.none') },
          ...(list.data?.problems ?? []).map((problem) => ({
            value: problem.problemId,
            words: `P-${problem.number} ${problemTitle(t, problem)}`,
          })),
        ]}
        onChange={setChosen}
      />
    </CardForm>
  );
}
