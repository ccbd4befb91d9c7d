import type { TicketMove } from '../../../shared/domain/ticket.ts';

/** What one key does. The name is also the key of its text in the catalogue. */
export type NamedShortcut =
  | 'help'
  | 'palette'
  | 'search'
  | 'down'
  | 'up'
  | 'open'
  | 'choose'
  | 'choose-to'
  | 'views'
  | 'filters'
  | 'more-filters'
  | 'new-rows'
  | 'more-rows'
  | 'csv'
  | 'print'
  | 'own-menu'
  | 'notices'
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
  | 'status-page'
  | 'read-again'
  | 'bench-claim'
  | 'bench-release'
  | 'bench-bench'
  | 'bench-shelf'
  | 'bench-ready'
  | 'bench-hand-out'
  | 'bench-technician'
  | 'bench-supplier'
  | 'back'
  | 'send';

/** `g` and a letter go to a page, `f` and a letter open a form of the card that stands under "more". */
export type Prefix = 'g' | 'f';

/**
 * Everything that keys can do. What comes by two keys is called by them, as `g w` or `g R` with Shift; the
 * letters stand with the pages (`shell/pages.ts`) and the forms (`card/card-parts.ts`). `nth 3` is the third
 * tab of the card or the third list of the queue.
 */
export type ShortcutId = NamedShortcut | `${Prefix} ${string}` | `nth ${number}`;

/** The keys for the first, the second and so on, as they stand in a row on the keyboard. */
export const nthKeys = '1234567890-=';

export interface Shortcut {
  readonly id: NamedShortcut;
  /** As `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
  readonly shift?: true;
  /** Needs Ctrl or ⌘; the only ones that also live inside inputs. */
  readonly modified?: true;
  /** `ticket`: on a card, and in the list for the chosen ones. */
  readonly where: 'everywhere' | 'list' | 'ticket' | 'card' | 'bench' | 'form';
  /** On a card only offered when the ticket allows this move. */
  readonly move?: TicketMove;
}

/** All single keys, as `?` shows them. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'help', key: '?', where: 'everywhere' },
  { id: 'palette', key: 'k', modified: true, where: 'everywhere' },
  { id: 'search', key: '/', where: 'everywhere' },
  { id: 'next', key: 'c', where: 'everywhere' },
  { id: 'check-in', key: 'n', where: 'everywhere' },
  { id: 'down', key: 'j', where: 'everywhere' },
  { id: 'up', key: 'k', where: 'everywhere' },
  { id: 'own-menu', key: ',', where: 'everywhere' },
  { id: 'notices', key: 'n', shift: true, where: 'everywhere' },
  { id: 'back', key: 'Escape', where: 'everywhere' },
  { id: 'open', key: 'Enter', where: 'list' },
  { id: 'choose', key: 'x', where: 'list' },
  { id: 'choose-to', key: 'x', shift: true, where: 'list' },
  { id: 'views', key: 'v', where: 'list' },
  { id: 'filters', key: 'f', where: 'list' },
  { id: 'more-filters', key: 'f', shift: true, where: 'list' },
  { id: 'new-rows', key: 'u', where: 'list' },
  { id: 'more-rows', key: 'm', where: 'list' },
  { id: 'csv', key: 'e', where: 'list' },
  { id: 'print', key: 'p', where: 'list' },
  { id: 'start', key: 's', where: 'card', move: 'start' },
  { id: 'call-again', key: 'l', where: 'card', move: 'call' },
  { id: 'accept-priority', key: 'a', where: 'ticket' },
  { id: 'change-priority', key: 'p', where: 'card' },
  { id: 'note', key: 'i', where: 'ticket' },
  { id: 'message', key: 'm', where: 'card' },
  { id: 'hand-over', key: 'h', where: 'ticket', move: 'hand-over' },
  { id: 'resolve', key: 'r', where: 'card', move: 'resolve' },
  { id: 'verify', key: 'v', where: 'card', move: 'verify' },
  { id: 'close', key: 'c', shift: true, where: 'ticket', move: 'close' },
  { id: 'reopen', key: 'o', where: 'card', move: 'reopen' },
  { id: 'return', key: 'b', where: 'card', move: 'return-to-queue' },
  { id: 'hold', key: 'w', where: 'card', move: 'hold' },
  { id: 'no-show', key: 'd', where: 'card', move: 'no-show' },
  { id: 'back-in-queue', key: 'e', where: 'card', move: 'back-in-queue' },
  { id: 'cancel', key: 'z', where: 'ticket', move: 'cancel' },
  { id: 'history', key: 't', where: 'card' },
  { id: 'copy', key: '.', where: 'card' },
  { id: 'status-page', key: 'q', where: 'card' },
  { id: 'read-again', key: 'u', where: 'card' },
  { id: 'bench-claim', key: 'p', where: 'bench' },
  { id: 'bench-release', key: 'b', where: 'bench' },
  { id: 'bench-bench', key: 'w', where: 'bench' },
  { id: 'bench-shelf', key: 's', where: 'bench' },
  { id: 'bench-ready', key: 'r', where: 'bench' },
  { id: 'bench-hand-out', key: 'h', where: 'bench' },
  { id: 'bench-technician', key: 't', where: 'bench' },
  { id: 'bench-supplier', key: 'l', where: 'bench' },
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
  /** What was pressed just before it, when that begins something. */
  readonly after: Prefix | null;
}

export type Place = 'list' | 'card' | 'bench' | 'page';

export interface KeyContext {
  readonly place: Place;
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
  if (press.after !== null) {
    return isLetter ? `${press.after} ${press.shift ? key.toUpperCase() : key}` : null;
  }
  const nth = key.length === 1 ? nthKeys.indexOf(key) : -1;
  if (nth !== -1) return `nth ${nth + 1}`;
  const found = shortcuts.find(
    (each) =>
      each.key === key &&
      each.modified === undefined &&
      // `?` and `.` need Shift on some layouts and not on others.
      (!isLetter || (each.shift ?? false) === press.shift) &&
      isAt(each, context.place) &&
      (each.move === undefined || context.place !== 'card' || context.moves.includes(each.move)),
  );
  return found?.id ?? null;
}

/** Whether a shortcut is there at a place. */
export function isAt({ where }: Shortcut, place: Place): boolean {
  if (where === 'ticket') return place === 'list' || place === 'card';
  return where === 'everywhere' || where === place;
}

/** What this press begins, when it means nothing by itself. */
export function prefixFor(press: KeyPress, context: KeyContext): Prefix | null {
  if (press.ctrlOrMeta || press.alt || press.shift || press.inInput || !context.enabled)
    return null;
  const key = press.key.toLowerCase();
  if (key === 'g') return 'g';
  return key === 'f' && context.place === 'card' ? 'f' : null;
}

/** How the keys of a shortcut are written beside what it does; a letter in capitals needs Shift. */
export function capsOf(id: ShortcutId): string {
  if (id.startsWith('nth ')) return nthKeys[Number(id.slice(4)) - 1] ?? '';
  const shortcut = shortcuts.find((each) => each.id === id);
  if (shortcut === undefined) return id.replace(/[A-Z]$/u, (letter) => `⇧${letter}`);
  const key = shortcut.key === 'Escape' ? 'Esc' : shortcut.key.replace('Enter', '↵');
  if (shortcut.modified) return `Ctrl ${key.toUpperCase()}`;
  return shortcut.shift ? `⇧${key.toUpperCase()}` : key;
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
