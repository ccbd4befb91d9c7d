import { z } from 'zod';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { tagsOf } from './search-tags.ts';
import { tokensOf } from './search-tokens.ts';

/** The words that a ticket is found by at most; what was written later than these is not found. */
const mostTokens = 2_000;
/** Parts the words of the line itself from all that was written, and these from the tags. */
export const boundary = '#';

/**
 * Facts that say what a device is. Serial numbers, addresses and everything else that belongs to one
 * specimen or one person stays out of the index.
 */
const searchedFacts =
  /^[a-z0-9-]+\.(?:vendor|maker|product|model|ipp-model|machine-type|release|product-version|firmware|failure-code)$/u;

/** What is searched of the stored document; anything else in it is left alone. */
export const searchedDocumentSchema = z.looseObject({
  visitor: z.looseObject({
    department: z.string().nullish(),
    name: z.string().nullish(),
    contact: z.string().nullish(),
  }),
  reason: z.looseObject({ words: z.string().nullish() }).nullish(),
  /** Facts of the report type: some are words of people. */
  details: z.record(z.string(), z.unknown()).nullish(),
  forWhom: z.looseObject({ who: z.string().nullish() }).nullish(),
  messageToVisitor: z.string().nullish(),
  resolution: z.looseObject({ cause: z.string(), solution: z.string() }).nullish(),
  readout: z
    .looseObject({
      facts: z.array(z.looseObject({ key: z.string(), value: z.unknown() })),
      findings: z.array(z.looseObject({ code: z.string() })),
    })
    .nullish(),
});

/** A ticket with all that was ever written on it. */
export interface SearchedTicket {
  readonly item: QueueItem;
  readonly document: z.infer<typeof searchedDocumentSchema>;
  /** Notes, messages, reasons and whatever else its history says in words, oldest first. */
  readonly written: readonly string[];
  /** The day of arrival at the desk. */
  readonly day: string;
}

/** A ticket as the index has it: words of its line, of its content, then tags, parted by a space. */
export function searchBody(ticket: SearchedTicket): string {
  const { item, document, written, day } = ticket;
  const head = [
    String(item.number),
    item.visitCode,
    item.visitorName,
    item.deviceName,
    item.deviceKind,
    item.category,
  ];
  const { visitor, reason, details, forWhom, messageToVisitor, resolution, readout } = document;
  const content = [
    reason?.words,
    ...factWords(details ?? {}),
    forWhom?.who,
    visitor.name,
    visitor.contact,
    visitor.department,
    item.assignee?.name,
    item.counter,
    resolution?.cause,
    resolution?.solution,
    messageToVisitor,
    ...(readout?.findings ?? []).map((finding) => finding.code),
    ...(readout?.facts ?? [])
      .filter((fact) => searchedFacts.test(fact.key) && typeof fact.value === 'string')
      .map((fact) => String(fact.value)),
    ...written,
  ];
  const words = [...tokensOfAll(head), boundary, ...tokensOfAll(content)].slice(0, mostTokens);
  return [...words, boundary, ...tagsOf(item, day)].join(' ');
}

/** The facts of a report type that are words of people. */
const wordFacts: ReadonlySet<string> = new Set([
  'why',
  'approver',
  'system',
  'role',
  'reason',
  'about',
  'wish',
  'owner',
  'reply',
]);

function factWords(details: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(details).flatMap(([name, value]) =>
    wordFacts.has(name) && typeof value === 'string' ? [value] : [],
  );
}

function tokensOfAll(texts: readonly (string | null | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text === null || text === undefined ? [] : tokensOf(text)));
}
