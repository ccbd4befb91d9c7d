import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { filterWords } from './filter-words.ts';

// Answers the key itself: what is tested is which words stand where.
const t = ((key: string) => key) as unknown as TFunction;

it('says every filter of an address, in the order of the page', () => {
  const search = {
    view: 'archive',
    priority: 2,
    status: 'closed',
    assignee: '0190a1b2-0000-7000-8000-000000000001',
    from: '2026-11-03',
  } as const;

  expect(filterWords(t, search, 'nl', () => 'Mila')).toEqual([
    'console:filter.status: lists:filter.over',
    'console:filter.priority: P2 words:priority.name.2',
    'lists:filter.assignee: Mila',
    'lists:filter.from: 3 nov 2026',
  ]);
});

it('calls closed only what a person closed', () => {
  expect(filterWords(t, { view: 'archive', status: 'closed-only' }, 'nl', () => 'Mila')).toEqual([
    'console:filter.status: words:status.closed',
  ]);
});

it('says what a ticket is marked by, and names for whom it waits', () => {
  const groupId = '0190a1b2-0000-7000-8000-000000000002';
  const marks = { agreed: 'breached', approval: 'asked', reopened: 'yes' } as const;

  expect(filterWords(t, { ...marks, escalated: groupId }, 'nl', () => 'Netwerk')).toEqual([
    'lists:mark.escalated: Netwerk',
    'lists:mark.agreed: lists:mark.breached',
    'lists:mark.approval: lists:mark.asked',
    'lists:mark.reopened: lists:mark.back',
  ]);
  expect(filterWords(t, { escalated: 'supplier' }, 'nl', () => '')).toEqual([
    'lists:mark.escalated: lists:mark.to.supplier',
  ]);
});

it('says nothing of a list that is not narrowed', () => {
  expect(filterWords(t, { view: 'all', q: 'scherm' }, 'nl', () => 'Mila')).toEqual([]);
});
