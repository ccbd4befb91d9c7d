import type { ShortcutId } from '../keyboard/shortcuts.ts';

/** Something that the palette can do. */
export interface Command {
  readonly id: string;
  readonly words: string;
  /** One line that tells it from others of that name. */
  readonly line?: string;
  /** Other words by which it is found: the same in the other language. */
  readonly also?: string;
  /** The keys that do the same. */
  readonly keys?: ShortcutId | undefined;
  readonly run: () => void;
}

/** Those that fit what was typed, the best first: word by word, then by letters in order. */
export function findCommands(
  commands: readonly Command[],
  typed: string,
  most: number,
): readonly Command[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return commands.slice(0, most);
  return commands
    .flatMap((command) => {
      const words = plain(command.words);
      // Not by scattered letters of a name that nobody sees: Enter would do something else than was meant.
      const rank = Math.min(
        rankOf(words, wanted),
        rankOf(plain(command.also ?? ''), wanted),
        hasInOrder(words, wanted) ? 2 : Infinity,
      );
      return rank === Infinity ? [] : [{ command, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ command }) => command);
}

/** 0 begins with it, 1 holds every word of it; else infinite. */
function rankOf(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  return wanted.split(/\s+/u).every((word) => text.includes(word)) ? 1 : Infinity;
}

/**
 * Whether a text holds some letters in order from the beginning of a word on. Any letters in order are in half of all
 * commands, and these stand before what the desk finds.
 */
function hasInOrder(text: string, wanted: string): boolean {
  if (wanted.length < 3) return false;
  const [first = '', ...rest] = wanted.replaceAll(/\s+/gu, '');
  // The space before all of it makes the place in both the same.
  let at = ` ${text}`.indexOf(` ${first}`);
  for (const letter of rest) {
    if (at === -1) return false;
    at = text.indexOf(letter, at + 1);
  }
  return at !== -1;
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
