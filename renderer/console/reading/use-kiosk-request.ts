import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KioskOnline } from '../../../shared/contract/kiosk-request-routes.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { DeskInput } from '../../desk-link/desk-client.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** Kiosks greet every ten seconds; what a jail holds is told at once. */
const lookEveryMs = 5000;

/** The kiosks, looked at again while a card is open. */
export function useKiosks(): readonly KioskOnline[] {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: ['kiosks'],
    queryFn: () => valueOf(desk.call('kiosk.list', {})),
    refetchInterval: lookEveryMs,
  });
  return data?.kiosks ?? [];
}

/** The kiosk that a request goes to: the one of last time, else the ticket's own, else the first. */
export function useChosenKiosk(ticket: Ticket, kiosks: readonly KioskOnline[]) {
  const { settings } = useParts();
  const { kiosk: remembered } = useStore(settings);
  const chosen =
    kiosks.find(({ kioskId }) => kioskId === remembered) ??
    kiosks.find(({ name }) => name === ticket.kioskName) ??
    kiosks[0] ??
    null;
  const choose = (kioskId: string) => settings.set({ ...settings.get(), kiosk: kioskId });
  return { chosen, choose };
}

type Wish = DeskInput<'ticket.ask-kiosk'>['body'];

/** Asks a kiosk and takes back; the card shows at once what came of it. */
export function useKioskRequest(ticketId: string) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const show = (changed: Ticket) => client.setQueryData(ticketKey(ticketId), changed);
  const complain = (error: unknown) => {
    const fault = faultOf(error);
    if (fault === null) throw error;
    notice.set({ tone: 'trouble', words: faultWords(t, fault) });
  };
  const asking = useMutation({
    mutationFn: (body: Wish) =>
      valueOf(desk.call('ticket.ask-kiosk', { params: { ticketId }, body })),
    onSuccess: show,
    onError: complain,
  });
  const withdrawing = useMutation({
    mutationFn: (requestId: string) =>
      valueOf(desk.call('ticket.withdraw-kiosk-request', { params: { ticketId, requestId } })),
    onSuccess: show,
    onError: complain,
  });
  return {
    ask: (wish: Wish, onAsked: () => void = () => undefined) =>
      asking.mutate(wish, { onSuccess: onAsked }),
    withdraw: (requestId: string) => withdrawing.mutate(requestId),
    busy: asking.isPending || withdrawing.isPending,
  };
}
