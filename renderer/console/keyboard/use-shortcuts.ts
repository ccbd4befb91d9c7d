import { useLayoutEffect, useRef } from 'react';
import { useParts, useStore } from '../app/console-parts.ts';
import { readsKeys } from './reads-keys.ts';
import {
  prefixFor,
  shortcutAhead,
  shortcutFor,
  type KeyContext,
  type KeyPress,
  type Place,
  type Prefix,
  type ShortcutId,
} from './shortcuts.ts';

/** A key that was pressed and begins something; `at` as `Event.timeStamp`. */
export interface PressedPrefix {
  readonly prefix: Prefix;
  readonly at: number;
}

/** What each shortcut does here; one that is not named does nothing. */
export type ShortcutActions = Partial<Readonly<Record<ShortcutId, () => void>>>;

/**
 * Listens to the whole page while mounted. A screen that lies over another listens later, so the
 * innermost one that knows the key gets it. Layout effects, because a fast hand presses the next key
 * before the browser has painted and ordinary effects have run. While `waits` says that what the last key
 * did is not on the screen yet, a key that the ticket does not allow yet is kept, and tried once more when
 * it is: the last one counts. `waits` is asked, not given, because a key comes between two drawings too.
 */
export function useShortcuts(
  context: Omit<KeyContext, 'enabled'>,
  actions: ShortcutActions,
  waits: () => boolean = () => false,
): void {
  const { settings, keyPrefix } = useParts();
  const { keys } = useStore(settings);
  const latest = useRef({ context, actions, keys, waits });
  const early = useRef<KeyPress | null>(null);
  useLayoutEffect(() => {
    latest.current = { context, actions, keys, waits };
    const press = early.current;
    if (press === null || waits()) return;
    early.current = null;
    const id = shortcutFor(press, { ...context, enabled: keys });
    if (id !== null && !isInDialog()) actions[id]?.();
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.defaultPrevented || isInDialog()) return;
      const press = pressOf(event, keyPrefix.current);
      const known = { ...now.context, enabled: now.keys };
      const id = shortcutFor(press, known);
      const action = id === null ? undefined : now.actions[id];
      const isEarly = now.waits() && shortcutAhead(press, known);
      if (action === undefined && !isEarly) return;
      event.preventDefault();
      event.stopPropagation();
      early.current = isEarly ? press : null;
      keyPrefix.current = null;
      action?.();
    };
    // Capturing, because lists and tables of React Aria take letters for finding by name.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [keyPrefix]);
}

/** So long after its first key the second one still counts. */
const togetherMs = 2_000;
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/**
 * Remembers a key that begins something, once for the whole page. It hears what no shortcut took, because
 * those listen at the window; any other key forgets it.
 */
export function useKeyPrefix(place: Place): void {
  const { settings, keyPrefix } = useParts();
  const { keys } = useStore(settings);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (modifiers.has(event.key)) return;
      const press = pressOf(event, null);
      const prefix =
        event.defaultPrevented || isInDialog()
          ? null
          : prefixFor(press, { place, moves: [], enabled: keys });
      keyPrefix.current = prefix === null ? null : { prefix, at: event.timeStamp };
      if (prefix === null) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [keyPrefix, keys, place]);
}

function pressOf(event: KeyboardEvent, before: PressedPrefix | null): KeyPress {
  return {
    key: event.key,
    shift: event.shiftKey,
    ctrlOrMeta: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    inInput: isTyping(event.target),
    after: before !== null && event.timeStamp - before.at < togetherMs ? before.prefix : null,
  };
}

/** A dialog, an open list or an open menu reads its own keys. */
function isInDialog(): boolean {
  return (
    document.querySelector(
      '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]',
    ) !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return readsKeys({
    tag: target.tagName,
    type: target instanceof HTMLInputElement ? target.type : '',
    isEditable: target.isContentEditable,
    popup: target.getAttribute('aria-haspopup'),
  });
}
