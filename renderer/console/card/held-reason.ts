import type { Ticket } from '../../../shared/domain/ticket.ts';

/** Why somebody stands aside now, in the words of whoever put him there; null for who was not there. */
export function heldReason({ history, item }: Pick<Ticket, 'history' | 'item'>): string | null {
  if (item.status !== 'on-hold') return null;
  return history.findLast(({ kind }) => kind === 'ticket.held')?.words ?? null;
}
