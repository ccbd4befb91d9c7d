import type { StoredTicket } from './stored-ticket.ts';

/** Text as it is searched: lower case, without diacritics, white space folded. */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/** All that a ticket may be found by: number, code, words, device, name. */
export function searchTextOf(ticket: StoredTicket): string {
  const { item, document } = ticket;
  const parts = [
    String(item.number),
    item.visitCode,
    item.visitorName,
    item.category,
    item.deviceName,
    item.deviceKind,
    document.reason?.words,
    document.resolution?.cause,
    document.resolution?.solution,
  ];
  return searchable(parts.filter((part) => part !== null && part !== undefined).join(' '));
}

/** The words of a search, at most eight; each must occur. */
export function searchWords(query: string): readonly string[] {
  return searchable(query)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8);
}
