import type { Account } from '../../../shared/contract/desk-contract.ts';

/** Somebody who can be mentioned. */
export type Mentionable = Pick<Account, 'accountId' | 'name' | 'userName'>;

/** A mention that is being typed: where its @ stands and what follows it. */
export interface OpenMention {
  readonly at: number;
  readonly typed: string;
}

/** So long a name is looked for, in characters: an @ further back is no mention any more. */
const longestTyped = 40;

/** The mention before the caret, or null: an @ at the start of a word, on the same line. */
export function openMention(words: string, caret: number): OpenMention | null {
  const found = /(?:^|[\s(])@([^@\n]*)$/u.exec(words.slice(0, caret));
  const typed = found?.[1];
  if (typed === undefined || typed.length > longestTyped) return null;
  return { at: caret - typed.length - 1, typed };
}

/** Who is offered for what was typed: the start of any part of a name, or of the user name. */
export function offered(
  people: readonly Mentionable[],
  typed: string,
  most: number,
): readonly Mentionable[] {
  const wanted = plain(typed);
  return people
    .filter(({ name, userName }) => {
      const parts = [plain(name), ...plain(name).split(/[\s-]+/u), plain(userName)];
      return parts.some((part) => part.startsWith(wanted));
    })
    .slice(0, most);
}

/** How somebody stands in a note: by name, and by user name where a name is not enough. */
export function mentionOf(person: Mentionable, people: readonly Mentionable[]): string {
  const namesakes = people.filter(({ name }) => plain(name) === plain(person.name));
  return namesakes.length > 1 ? `@${person.userName}` : `@${person.name}`;
}

/** Words in which an open mention is filled in, and where the caret stands then. */
export function withMention(
  words: string,
  { at, typed }: OpenMention,
  mention: string,
): { readonly words: string; readonly caret: number } {
  const before = `${words.slice(0, at)}${mention} `;
  const after = words.slice(at + 1 + typed.length).replace(/^ /u, '');
  return { words: before + after, caret: before.length };
}

/** Who is mentioned in a note, in the order in which they stand. */
export function mentionedIn(words: string, people: readonly Mentionable[]): readonly Mentionable[] {
  // The longest first: `@Anna de Vries` is not also a mention of Anna.
  const ways = people
    .map((person) => ({ person, mention: mentionOf(person, people) }))
    .sort((one, other) => other.mention.length - one.mention.length);
  const found: Mentionable[] = [];
  for (let at = words.indexOf('@'); at !== -1; at = words.indexOf('@', at + 1)) {
    const way = isWordStart(words, at)
      ? ways.find(({ mention }) => standsAt(words, at, mention))
      : undefined;
    if (way !== undefined && !found.includes(way.person)) found.push(way.person);
  }
  return found;
}

function isWordStart(words: string, at: number): boolean {
  return at === 0 || /[\s(]/u.test(words.charAt(at - 1));
}

function standsAt(words: string, at: number, mention: string): boolean {
  const end = at + mention.length;
  return (
    words.slice(at, end).toLowerCase() === mention.toLowerCase() &&
    !/[\p{L}\p{N}_]/u.test(words.charAt(end))
  );
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
