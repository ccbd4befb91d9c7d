import type { TFunction, i18n as I18n } from 'i18next';
import { type Found, type FoundKind, foundKinds } from '../../../shared/contract/find-routes.ts';
import type { Role } from '../../../shared/contract/session-routes.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { deviceWords, subjectWords } from '../parts/ticket-words.ts';
import { problemTitle } from '../problem/problem-words.ts';

/** One thing that was found, as a page shows it. */
export interface ShownFound {
  /** Like no other of what was found. */
  readonly id: string;
  readonly words: string;
  /** One line that tells it from others; may be empty. */
  readonly line: string;
  readonly to: string;
  readonly search: Readonly<Record<string, string>>;
}

/** Things of one kind, under a heading `palette:kind.<name>`. */
export interface FoundGroup {
  readonly name: FoundKind | 'ticket' | 'finding';
  readonly shown: readonly ShownFound[];
}

/** Where the codes of a kind have their words. */
const codeWords: Partial<Readonly<Record<FoundKind, string>>> = {
  asset: 'assets:state',
  instruction: 'instructions:state',
  procedure: 'procedures:state',
  problem: 'problems:state',
  disturbance: 'disturbances:state',
  text: 'texts:kind',
  grant: 'registers:rights.state',
  account: 'console:role',
};

/** Who reads it. */
export interface Reader {
  readonly locale: Locale;
  readonly role: Role;
}

/** What the desk found. */
interface Answer {
  readonly tickets: readonly QueueItem[];
  readonly found: readonly Found[];
}

/** All that was found, the findings last: they are ways to tickets. */
export function allGroups(
  i18n: I18n,
  reader: Reader,
  findings: readonly ShownFound[],
  answer: Answer,
): readonly FoundGroup[] {
  const groups = foundGroups(i18n.t, reader, answer);
  return findings.length === 0 ? groups : [...groups, { name: 'finding', shown: findings }];
}

/** What was found by kind, tickets first; a kind of which nothing was found is left out. */
export function foundGroups(
  t: TFunction,
  { locale, role }: Reader,
  { tickets, found }: Answer,
): readonly FoundGroup[] {
  const groups: readonly FoundGroup[] = [
    { name: 'ticket', shown: tickets.map((item) => shownTicket(t, item)) },
    ...foundKinds.map((kind) => ({
      name: kind,
      shown: found
        .filter((each) => each.kind === kind)
        .map((each, nth) => ({
          id: `found ${kind} ${nth} ${each.id}`,
          words: titleOf(t, locale, each),
          line: lineOf(t, each),
          ...placeOf(each, role),
        })),
    })),
  ];
  return groups.filter(({ shown }) => shown.length > 0);
}

function shownTicket(t: TFunction, item: QueueItem): ShownFound {
  return {
    id: `found ticket ${item.ticketId}`,
    words: `${item.visitCode} · ${subjectWords(t, item)}`,
    line: [item.visitorName ?? '', deviceWords(t, item), t(`words:status.${item.status}`)]
      .filter((part) => part !== '')
      .join(' · '),
    to: `/tickets/${item.ticketId}`,
    search: {},
  };
}

function titleOf(t: TFunction, locale: Locale, { title, code, alike, more }: Found): string {
  if (alike === undefined) return title[locale];
  const problem = { title: title[locale], state: code ?? '', alike };
  return `${more} ${problemTitle(t, problem)}`;
}

function lineOf(t: TFunction, { kind, code, more, alike }: Found): string {
  const prefix = codeWords[kind];
  const standing = prefix === undefined || code === null ? '' : t(`${prefix}.${code}`);
  // The number of a problem stands in its title.
  return [standing, alike === undefined ? more : ''].filter((part) => part !== '').join(' · ');
}

/** The page of a thing, or the page that has it and is asked to open it. */
function placeOf({ kind, id, title, more }: Found, role: Role): Pick<ShownFound, 'to' | 'search'> {
  switch (kind) {
    case 'person':
      return { to: `/people/${id}`, search: {} };
    case 'asset':
      return { to: `/register/${id}`, search: {} };
    case 'file':
      return { to: `/tickets/${id}`, search: {} };
    case 'instruction':
      return { to: `/instructions/${id}`, search: {} };
    case 'kiosk':
      return { to: `/kiosks/${id}`, search: {} };
    case 'procedure':
      return { to: '/procedures', search: { open: id } };
    case 'problem':
      return { to: '/problems', search: { open: id } };
    case 'disturbance':
      return { to: '/disturbances', search: { open: id } };
    case 'text':
      return { to: '/texts', search: { open: id } };
    case 'licence':
      // The register of licences opens no single one: it is asked for its name.
      return { to: '/licences', search: { open: title.nl } };
    case 'right':
      return { to: '/rights', search: { right: `${title.nl} ${more}` } };
    case 'grant':
      return { to: '/rights', search: { open: `${title.nl} ${more.replaceAll(' · ', ' ')}` } };
    case 'consumable':
      return { to: '/consumables', search: { open: title.nl } };
    case 'supplier':
    case 'group':
      // Leads look after them; who does not reads what waits there.
      return role === 'technician'
        ? { to: '/', search: { view: 'all', escalated: id } }
        : { to: '/escalations/targets', search: { [kind]: id } };
    case 'account':
      return role === 'admin'
        ? { to: '/admin', search: { open: id } }
        : { to: '/', search: { view: 'all', assignee: id } };
    case 'site':
      return { to: '/sites', search: { open: id } };
  }
}
