import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';
import { counterWords } from '../parts/ticket-words.ts';
import { withTicket } from '../queue/queue-model.ts';
import { sitesKey, useSitesQuery, useSitesToName } from './use-sites.ts';

const nowhere = '';

/** Sends a visitor on to another site, or to a counter where somebody sits. */
export function TransferForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('sites');
  const { desk, drafts, notice, queue } = useParts();
  const client = useQueryClient();
  const { ticketId, version, visitCode } = ticket.item;
  const sites = useSitesToName();
  const known = useSitesQuery();
  const [to, setTo] = useDraft(ticketId, 'transfer.to', nowhere);
  const [reason, setReason] = useDraft(ticketId, 'transfer.reason');
  const here = siteIdOf(ticket.item);

  const targets = [
    ...sites
      .filter(({ siteId }) => siteId !== here)
      .map(({ siteId, name }) => ({
        key: `site ${siteId}`,
        words: t('transfer.to-site', { site: name }),
        to: { siteId, counter: null },
      })),
    ...(known.data?.seats ?? [])
      .filter(({ siteId, counter }) => siteId !== here || counter !== ticket.item.counter)
      .map(({ siteId, counter, name, accountId }) => {
        const site = sites.find((each) => each.siteId === siteId);
        const words = { counter: counterWords(t, counter), name, site: site?.name ?? '' };
        return {
          key: `seat ${accountId} ${counter}`,
          words: t(site === undefined ? 'transfer.to-counter' : 'transfer.to-counter-at', words),
          to: { siteId, counter },
        };
      }),
  ];
  const target = targets.find(({ key }) => key === to);

  const send = useMutation({
    mutationFn: (chosen: (typeof targets)[number]) =>
      valueOf(
        desk.call('ticket.transfer', {
          params: { ticketId },
          body: { version, to: chosen.to, reason },
        }),
      ),
    onSuccess: (changed, chosen) => {
      client.setQueryData(ticketKey(ticketId), changed);
      queue.set(withTicket(queue.get(), changed));
      drafts.clear(ticketId, 'transfer');
      const words = t('transfer.done', { code: visitCode, where: chosen.words });
      notice.set({ tone: 'good', words });
      onClose();
    },
    onError: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ticketKey(ticketId) }),
        client.invalidateQueries({ queryKey: sitesKey }),
      ]),
  });
  const fault = faultOf(send.error ?? known.error);
  return (
    <CardForm
      title={t('transfer.title')}
      hint={t('transfer.hint')}
      submit={t('transfer.submit')}
      lacks={[
        [target === undefined, t('transfer.to')],
        [reason.trim() === '', t('transfer.reason')],
      ]}
      busy={send.isPending}
      onClose={onClose}
      onSend={() => {
        if (target !== undefined) send.mutate(target);
      }}
    >
      {known.data !== undefined && targets.length === 0 ? <p>{t('transfer.nowhere')}</p> : null}
      <Choice
        first
        label={t('transfer.to')}
        value={target === undefined ? nowhere : to}
        options={[
          { value: nowhere, words: t('transfer.choose') },
          ...targets.map(({ key, words }) => ({ value: key, words })),
        ]}
        onChange={setTo}
      />
      <TextField
        label={t('transfer.reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={4000}
      />
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
    </CardForm>
  );
}
