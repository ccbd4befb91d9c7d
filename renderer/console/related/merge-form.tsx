import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOpen } from '../../../shared/domain/service-level/clock.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { subjectWords } from '../parts/ticket-words.ts';
import { useRelated } from './use-related.ts';

/** Ends this ticket in favour of another open one of the same person or device. */
export function MergeForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('verify');
  const { desk, drafts, notice } = useParts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { ticketId, version } = ticket.item;
  const related = useRelated(ticketId);
  const others = openOnes(related.data);
  const [into, setInto] = useDraft(ticketId, 'merge.into');
  const [reason, setReason] = useDraft(ticketId, 'merge.reason');
  const chosen = others.find((other) => other.ticketId === into) ?? others[0];
  const merge = useMutation({
    mutationFn: (target: string) =>
      valueOf(
        desk.call('ticket.merge', {
          params: { ticketId },
          body: { version, into: target, reason },
        }),
      ),
    onSuccess: (other) => {
      drafts.clear(ticketId, 'merge');
      client.setQueryData(ticketKey(other.item.ticketId), other);
      notice.set({ tone: 'good', words: t('verify:merge.done', { code: other.item.visitCode }) });
      void navigate({
        to: '/tickets/$ticketId',
        params: { ticketId: other.item.ticketId },
        search: true,
      });
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
    },
  });
  return (
    <CardForm
      title={t('verify:merge.title')}
      hint={
        related.isPending
          ? undefined
          : t(others.length === 0 ? 'verify:merge.none' : 'verify:merge.hint')
      }
      submit={t('verify:merge.submit')}
      ready={chosen !== undefined}
      lacks={[[chosen !== undefined && reason.trim() === '', t('verify:merge.reason')]]}
      busy={merge.isPending}
      onClose={onClose}
      onSend={() => {
        if (chosen !== undefined) merge.mutate(chosen.ticketId);
      }}
    >
      {chosen === undefined ? null : (
        <>
          <RadioSet
            label={t('verify:merge.into')}
            value={chosen.ticketId}
            options={others.map((other) => ({
              value: other.ticketId,
              words: `${other.visitCode} · ${subjectWords(t, other)}`,
            }))}
            onChange={setInto}
          />
          <TextField
            label={t('verify:merge.reason')}
            value={reason}
            onChange={setReason}
            rows={3}
            maxLength={4000}
          />
        </>
      )}
    </CardForm>
  );
}

/** What this one may go on in: open tickets of the same person or device, linked or not. */
function openOnes(related: ReturnType<typeof useRelated>['data']) {
  if (related === undefined) return [];
  return [...related.possible, ...related.links]
    .map(({ ticket }) => ticket)
    .filter(({ status }) => isOpen(status));
}
