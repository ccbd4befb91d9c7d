import { expect, it } from 'vitest';
import { firstSiteId } from '../../../shared/domain/site.ts';
import { lookedAgain, type Newcomers } from './newcomers.ts';

type Looked = Parameters<typeof lookedAgain>[1] extends Iterable<infer Item> ? Item : never;
const item = (number: number, more: Partial<Looked> = {}): Looked => ({
  ticketId: `019aa000-0000-7000-8000-00000000000${number}`,
  status: 'waiting',
  ...more,
});
const look = (before: Newcomers | null, ...items: readonly Looked[]) =>
  lookedAgain(before, items, firstSiteId);

it('counts who came since the first look, each once', () => {
  const first = look(null, item(1));
  const two = look(first, item(1), item(2), item(3));
  const left = look(two, item(3));
  const back = look(left, item(2), item(3));

  expect([first, two, left, back].map(({ count }) => count)).toEqual([0, 2, 2, 2]);
});

it('tells nobody of who is helped at once, or waits at another site', () => {
  const elsewhere = item(3, { siteId: '019aa000-0000-7000-8000-000000000009' });

  expect(look(look(null), item(2, { status: 'in-progress' }), elsewhere).count).toBe(0);
});
