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
      const rank = Math.min(
        rankOf(plain(command.words), wanted),
        rankOf(plain(command.also ?? ''), wanted),
      );
      return rank === Infinity ? [] : [{ command, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ command }) => command);
}

/** 0 begins with it, 1 holds every word of it, 2 holds its letters in order; else infinite. */
function rankOf(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  if (wanted.split(/\s+/u).every((word) => text.includes(word))) return 1;
  let at = -1;
  for (const letter of wanted.replaceAll(/\s+/gu, '')) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return Infinity;
  }
  return wanted.length < 3 ? Infinity : 2;
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
