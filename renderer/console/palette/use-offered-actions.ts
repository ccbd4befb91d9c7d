import { useTranslation } from 'react-i18next';
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { useOfferedCommands, type OfferedBy } from './offered-commands.ts';

/** What somebody may type for an action besides its own words. */
type AlsoCalled = 'keys' | 'theme' | 'break' | 'sign-out' | 'csv' | 'print' | 'next';

/** An action as it is called in the language of the page, found by the other one and by other names too. */
export interface NamedAction {
  readonly id: string;
  /** What it is called; more than one part is a choice in a group. */
  readonly parts: readonly ActionPart[];
  readonly also?: AlsoCalled;
  /** The keys that do the same. */
  readonly keys?: ShortcutId;
  readonly run: () => void;
}

/** A key in the catalogue, a counted one, or words that are the same in every language. */
type ActionPart =
  | string
  | readonly [key: string, parameters: { readonly count: number }]
  | { readonly asItIs: string };

/** Offers what a bar or menu does to the palette, as long as it is on the page. */
export function useOfferedActions(by: OfferedBy, actions: readonly NamedAction[]): void {
  const { t, i18n } = useTranslation('palette');
  const other = i18n.getFixedT(i18n.language === 'nl' ? 'en' : 'nl', 'palette');
  const joined = (words: typeof t, parts: readonly ActionPart[]) =>
    parts
      .map((part) => {
        if (typeof part === 'string') return words(part);
        return 'asItIs' in part ? part.asItIs : words(part[0], part[1]);
      })
      .join(': ');
  useOfferedCommands(
    by,
    actions.map(({ id, parts, also, keys, run }) => ({
      id: `action ${id}`,
      words: joined(t, parts),
      also: [
        joined(other, parts),
        ...(also === undefined ? [] : [t(`palette:also.${also}`), other(`palette:also.${also}`)]),
      ].join(' '),
      keys,
      run,
    })),
  );
}
