import type { NamedShortcut } from '../keyboard/shortcuts.ts';
import type { TicketMove, TicketStatus, Verification } from '../../../shared/domain/ticket.ts';

/** The forms of a card, one open at a time. */
export type PanelName =
  | 'note'
  | 'message'
  | 'hand-over'
  | 'hold'
  | 'resolve'
  | 'verify'
  | 'change-priority'
  | 'return'
  | 'reopen'
  | 'cancel'
  | 'close';

/** One button of the card. Either it is done at once or it opens a form. */
export interface CardMove {
  readonly move: TicketMove;
  readonly does:
    | { readonly send: 'call' | 'start' | 'close' | 'no-show' | 'back-in-queue' }
    | { readonly open: PanelName };
  readonly shortcut: NamedShortcut;
}

const cardMoves: Readonly<Record<TicketMove, CardMove>> = {
  call: { move: 'call', does: { send: 'call' }, shortcut: 'call-again' },
  start: { move: 'start', does: { send: 'start' }, shortcut: 'start' },
  resolve: { move: 'resolve', does: { open: 'resolve' }, shortcut: 'resolve' },
  verify: { move: 'verify', does: { open: 'verify' }, shortcut: 'verify' },
  close: { move: 'close', does: { send: 'close' }, shortcut: 'close' },
  reopen: { move: 'reopen', does: { open: 'reopen' }, shortcut: 'reopen' },
  'hand-over': { move: 'hand-over', does: { open: 'hand-over' }, shortcut: 'hand-over' },
  'return-to-queue': { move: 'return-to-queue', does: { open: 'return' }, shortcut: 'return' },
  hold: { move: 'hold', does: { open: 'hold' }, shortcut: 'hold' },
  'no-show': { move: 'no-show', does: { send: 'no-show' }, shortcut: 'no-show' },
  'back-in-queue': {
    move: 'back-in-queue',
    does: { send: 'back-in-queue' },
    shortcut: 'back-in-queue',
  },
  cancel: { move: 'cancel', does: { open: 'cancel' }, shortcut: 'cancel' },
};

/** The next step on the straight road from waiting to closed. */
function straightOn(status: TicketStatus, verification: Verification | null): TicketMove {
  switch (status) {
    case 'waiting':
      return 'call';
    case 'called':
      return 'start';
    case 'in-progress':
      return 'resolve';
    case 'on-hold':
    case 'no-show':
      return 'back-in-queue';
    case 'resolved':
      return verification === 'works' ? 'close' : 'verify';
    case 'closed':
    case 'cancelled':
      return 'reopen';
  }
}

/** The buttons of a card: only what the desk allows, the straight road first. */
export function movesOf(
  status: TicketStatus,
  verification: Verification | null,
  allowed: readonly TicketMove[],
): { readonly first: CardMove | null; readonly others: readonly CardMove[] } {
  const straight = straightOn(status, verification);
  const order: readonly TicketMove[] = [
    'call',
    'start',
    'verify',
    'close',
    'no-show',
    'back-in-queue',
    'hand-over',
    'hold',
    'return-to-queue',
    'reopen',
    'cancel',
    'resolve',
  ];
  return {
    first: allowed.includes(straight) ? cardMoves[straight] : null,
    others: order
      .filter((move) => move !== straight && allowed.includes(move))
      .map((move) => cardMoves[move]),
  };
}

const moveOfPanel: Readonly<Record<PanelName, TicketMove | null>> = {
  note: null,
  message: null,
  'change-priority': null,
  'hand-over': 'hand-over',
  hold: 'hold',
  resolve: 'resolve',
  verify: 'verify',
  return: 'return-to-queue',
  reopen: 'reopen',
  cancel: 'cancel',
  close: 'close',
};

/** Whether a form has something to send: notes, messages and priorities always do. */
export function canOpen(panel: PanelName, allowed: readonly TicketMove[]): boolean {
  const move = moveOfPanel[panel];
  return move === null || allowed.includes(move);
}
