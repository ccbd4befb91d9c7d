import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { LeftDevice, PickUpCheck, Shelf } from '../../../shared/domain/custody.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { DeskClient, DeskInput } from '../../desk-link/desk-client.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** Devices move without an event that every page hears, so lists look again. */
export const lookEveryMs = 10_000;
export const benchKey = ['bench'] as const;

/** Devices of a ticket that were left behind; stale by itself when something happens to the ticket. */
export function useLeftDevices(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'left-devices'],
    queryFn: () => valueOf(desk.call('bench.of-ticket', { params: { ticketId } })),
    select: ({ devices }) => devices,
  });
}

/** The shelves by name. */
export function useShelves() {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...benchKey, 'shelves'],
    queryFn: () => valueOf(desk.call('shelf.list', {})),
    select: ({ shelves }) => shelves,
  });
}

/**
 * The shelves where somebody sits that take one more device, with the one on which it lies, wherever that is. A site
 * without shelves of its own shares those of all.
 */
export function openShelves(
  shelves: readonly Shelf[],
  lies: string | null,
  seat: { readonly siteId?: string | undefined },
): readonly Shelf[] {
  const open = shelves.filter(({ closed }) => !closed);
  const here = open.filter((shelf) => siteIdOf(shelf) === siteIdOf(seat));
  return open.filter(
    (shelf) =>
      shelf.name === lies ||
      ((here.length === 0 || here.includes(shelf)) && shelf.taken < shelf.capacity),
  );
}

/** Everything that can be done with a device that is here. */
export type DeviceAction =
  | { readonly type: 'claim' | 'release' }
  | {
      readonly type: 'move';
      readonly to: DeskInput<'bench.move'>['body']['to'];
      readonly words: string | null;
    }
  | { readonly type: 'ready'; readonly shelfId: string }
  | { readonly type: 'hand-out'; readonly check: PickUpCheck; readonly collector?: string };

/** Does something with a device as it was seen, and lets every screen look again. */
export function useDeviceAction(device: LeftDevice, onDone: () => void) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: benchKey }),
      client.invalidateQueries({ queryKey: ticketKey(device.ticketId) }),
    ]);
  return useMutation({
    mutationFn: (action: DeviceAction) => valueOf(send(desk, device, action)),
    onSuccess: (_custody, action) => {
      notice.set({
        tone: 'good',
        words: t(`bench:done.${action.type}`, { device: device.deviceName }),
      });
      onDone();
      return refresh();
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      return refresh();
    },
  });
}

function send(
  desk: DeskClient,
  { leftId, sequence: seen }: LeftDevice,
  action: DeviceAction,
): ReturnType<typeof desk.call<'bench.move'>> {
  const params = { leftId };
  switch (action.type) {
    case 'claim':
      return desk.call('bench.claim', { params });
    case 'release':
      return desk.call('bench.release', { params });
    case 'move':
      return desk.call('bench.move', {
        params,
        body: { seen, to: action.to, words: action.words },
      });
    case 'ready':
      return desk.call('bench.ready', { params, body: { seen, shelfId: action.shelfId } });
    case 'hand-out':
      return desk.call('bench.hand-out', {
        params,
        body: { seen, check: action.check, collector: action.collector },
      });
    default:
      return assertNever(action);
  }
}
