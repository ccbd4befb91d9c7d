import type { TicketMove } from '../../../shared/domain/ticket.ts';

/** Everything that a key can do. The name is also the key of its text in the catalogue. */
export type ShortcutId =
  | 'help'
  | 'palette'
  | 'search'
  | 'down'
  | 'up'
  | 'open'
  | 'choose'
  | 'choose-to'
  | 'views'
  | 'next'
  | 'check-in'
  | 'start'
  | 'accept-priority'
  | 'change-priority'
  | 'note'
  | 'message'
  | 'hand-over'
  | 'resolve'
  | 'verify'
  | 'close'
  | 'reopen'
  | 'return'
  | 'hold'
  | 'no-show'
  | 'back-in-queue'
  | 'call-again'
  | 'cancel'
  | 'history'
  | 'copy'
  | 'read-again'
  | 'back'
  | 'send';

export interface Shortcut {
  readonly id: ShortcutId;
  /** As `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
  readonly shift?: true;
  /** Needs Ctrl or ⌘; the only ones that also live inside inputs. */
  readonly modified?: true;
  readonly where: 'everywhere' | 'list' | 'card' | 'form';
  /** Only offered when the ticket allows this move. */
  readonly move?: TicketMove;
}

/** The whole list, as `?` shows it. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'help', key: '?', where: 'everywhere' },
  { id: 'palette', key: 'k', modified: true, where: 'everywhere' },
  { id: 'search', key: '/', where: 'everywhere' },
  { id: 'next', key: 'c', where: 'everywhere' },
  { id: 'check-in', key: 'n', where: 'everywhere' },
  { id: 'down', key: 'j', where: 'everywhere' },
  { id: 'up', key: 'k', where: 'everywhere' },
  { id: 'back', key: 'Escape', where: 'everywhere' },
  { id: 'open', key: 'Enter', where: 'list' },
  { id: 'choose', key: 'x', where: 'list' },
  { id: 'choose-to', key: 'x', shift: true, where: 'list' },
  { id: 'views', key: 'v', where: 'list' },
  { id: 'start', key: 's', where: 'card', move: 'start' },
  { id: 'call-again', key: 'l', where: 'card', move: 'call' },
  { id: 'accept-priority', key: 'a', where: 'card' },
  { id: 'change-priority', key: 'p', where: 'card' },
  { id: 'note', key: 'i', where: 'card' },
  { id: 'message', key: 'm', where: 'card' },
  { id: 'hand-over', key: 'h', where: 'card', move: 'hand-over' },
  { id: 'resolve', key: 'r', where: 'card', move: 'resolve' },
  { id: 'verify', key: 'v', where: 'card', move: 'verify' },
  { id: 'close', key: 'c', shift: true, where: 'card', move: 'close' },
  { id: 'reopen', key: 'o', where: 'card', move: 'reopen' },
  { id: 'return', key: 'b', where: 'card', move: 'return-to-queue' },
  { id: 'hold', key: 'w', where: 'card', move: 'hold' },
  { id: 'no-show', key: 'g', where: 'card', move: 'no-show' },
  { id: 'back-in-queue', key: 'e', where: 'card', move: 'back-in-queue' },
  { id: 'cancel', key: 'x', where: 'card', move: 'cancel' },
  { id: 'history', key: 't', where: 'card' },
  { id: 'copy', key: '.', where: 'card' },
  { id: 'read-again', key: 'u', where: 'card' },
  { id: 'send', key: 'Enter', modified: true, where: 'form' },
];

/** A key press without the DOM. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrlOrMeta: boolean;
  readonly alt: boolean;
  /** The focus is where text is typed or a control of its own reads keys. */
  readonly inInput: boolean;
}

export interface KeyContext {
  readonly place: 'list' | 'card';
  readonly moves: readonly TicketMove[];
  /** False when somebody switched single keys off (WCAG 2.1.4). */
  readonly enabled: boolean;
}

/** What a key press means here, or null. Sending a form is the form's own affair. */
export function shortcutFor(press: KeyPress, context: KeyContext): ShortcutId | null {
  if (press.ctrlOrMeta) return press.alt || press.shift ? null : modifiedFor(press.key);
  if (press.inInput || press.alt) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (!context.enabled && key !== 'Escape') return null;
  const isLetter = /^[a-z]$/u.test(key);
  const found = shortcuts.find(
    (each) =>
      each.key === key &&
      each.modified === undefined &&
      // `?` and `.` need Shift on some layouts and not on others.
      (!isLetter || (each.shift ?? false) === press.shift) &&
      (each.where === 'everywhere' || each.where === context.place) &&
      (each.move === undefined || context.moves.includes(each.move)),
  );
  return found?.id ?? null;
}

/** Whether the key means nothing here yet, and would if the ticket allowed every move. */
export function shortcutAhead(press: KeyPress, context: KeyContext): boolean {
  const moves = shortcuts.flatMap(({ move }) => (move === undefined ? [] : [move]));
  return shortcutFor(press, context) === null && shortcutFor(press, { ...context, moves }) !== null;
}

/** Keys with Ctrl or ⌘ that work wherever the focus is. */
function modifiedFor(key: string): ShortcutId | null {
  const found = shortcuts.find(
    (each) =>
      each.modified === true && each.where === 'everywhere' && each.key === key.toLowerCase(),
  );
  return found?.id ?? null;
}
