import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type TicketFilter, assigneeOf, statusesOf } from '../../shared/domain/ticket-filter.ts';

/**
 * What a ticket is filtered by, as words of the index that no text can have: `#s:closed`. So any
 * combination of filters and words is one question to one index.
 */
export function tagsOf(item: QueueItem, day: string): readonly string[] {
  const tags = [
    tag('q', item.queue),
    tag('s', item.status),
    tag('t', item.reportType),
    tag('p', String(item.priority)),
    tag('a', item.assignee?.accountId ?? 'nobody'),
    tag('d', day),
    tag('m', day.slice(0, 7)),
    tag('y', day.slice(0, 4)),
  ];
  if (item.category !== null) tags.push(tag('c', item.category));
  if (item.deviceKind !== null) tags.push(tag('k', item.deviceKind));
  if (item.worstFinding !== null) tags.push(tag('f', item.worstFinding.code));
  return tags;
}

function tag(kind: string, value: string): string {
  return `#${kind}:${value.replaceAll(/[^A-Za-z0-9-]/gu, '')}`;
}

/** Sets of tags; a ticket that passes has at least one of each. */
export type TagSets = readonly (readonly string[])[];

/** What the index is asked for a filter; nothing for a filter that lets all pass. */
export function tagSetsOf(filter: TicketFilter, accountId: string, today: string): TagSets {
  const sets: (readonly string[])[] = [];
  const one = (kind: string, value: string | undefined) => {
    if (value !== undefined) sets.push([tag(kind, value)]);
  };
  one('q', filter.queue);
  if (filter.status !== undefined) {
    sets.push(statusesOf(filter.status).map((status) => tag('s', status)));
  }
  one('t', filter.type);
  one('p', filter.priority === undefined ? undefined : String(filter.priority));
  if (filter.assignee !== undefined) {
    one('a', assigneeOf(filter.assignee, accountId) ?? 'nobody');
  }
  one('c', filter.category);
  one('k', filter.device);
  one('f', filter.finding);
  if (filter.from !== undefined || filter.to !== undefined) {
    sets.push(periodTags(filter.from ?? firstDay, filter.to ?? today));
  }
  return sets;
}

/** The tags of queues, where not all may be seen. */
export function queueTags(queues: readonly WorkQueue[]): readonly string[] {
  return queues.map((queue) => tag('q', queue));
}

/** No desk has older tickets. */
const firstDay = '2020-01-01';
/** A period of more years is cut, so that a question stays short. */
const mostYears = 50;

/**
 * The fewest years, months and days that make up a period, both ends included; a tag that no ticket has
 * when it is empty.
 */
export function periodTags(from: string, to: string): readonly string[] {
  const tags: string[] = [];
  const lastYear = Math.min(Number(to.slice(0, 4)), Number(from.slice(0, 4)) + mostYears);
  for (let year = Number(from.slice(0, 4)); year <= lastYear; year += 1) {
    const name = String(year).padStart(4, '0');
    if (`${name}-01-01` >= from && `${name}-12-31` <= to) tags.push(tag('y', name));
    else tags.push(...monthTags(name, from, to));
  }
  return tags.length === 0 ? [tag('d', 'never')] : tags;
}

function monthTags(year: string, from: string, to: string): readonly string[] {
  const tags: string[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
    const dayOf = (day: number) => `${name}-${String(day).padStart(2, '0')}`;
    if (dayOf(1) >= from && dayOf(days) <= to) {
      tags.push(tag('m', name));
      continue;
    }
    for (let day = 1; day <= days; day += 1) {
      if (dayOf(day) >= from && dayOf(day) <= to) tags.push(tag('d', dayOf(day)));
    }
  }
  return tags;
}
