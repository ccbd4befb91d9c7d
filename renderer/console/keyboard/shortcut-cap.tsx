import { useParts, useStore } from '../app/console-parts.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { capsOf, type ShortcutId } from './shortcuts.ts';

/** The keys of a shortcut beside what it does; nothing while single keys are switched off. */
export function ShortcutCap({ id }: { readonly id: ShortcutId }) {
  const { keys } = useStore(useParts().settings);
  const cap = capsOf(id);
  return keys || /^(?:Esc|Ctrl .*)$/u.test(cap) ? <KeyCap keys={cap} shortcut={id} /> : null;
}
