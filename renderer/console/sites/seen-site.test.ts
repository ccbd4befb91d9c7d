import { expect, it } from 'vitest';
import { firstSiteId } from '../../../shared/domain/site.ts';
import { isSeen, seenSite } from './seen-site.ts';

const south = '0190a000-0000-7000-8000-000000000009';
const sites = [{ siteId: firstSiteId }, { siteId: south }];
const technician = { accountId: 'me', role: 'technician', siteId: south } as const;
const lead = { accountId: 'me', role: 'lead' } as const;

it('looks at the own site until another that is open is chosen', () => {
  const looked = [
    seenSite('here', sites, technician),
    seenSite(firstSiteId, sites, technician),
    seenSite('a site that was closed', sites, technician),
    seenSite('here', sites, lead),
  ];

  expect(looked).toEqual([
    { siteId: south },
    { siteId: firstSiteId },
    { siteId: south },
    { siteId: firstSiteId },
  ]);
});

it('shows all sites together to leads only', () => {
  expect([seenSite('all', sites, lead), seenSite('all', sites, technician)]).toEqual([
    'all',
    { siteId: south },
  ]);
});

it('has visitors of the site in the list, and what one works on oneself wherever that is', () => {
  const there = { siteId: south, assignee: null };
  const here = { assignee: null };
  const mine = { assignee: { accountId: 'me', name: 'Anna' } };
  const seen = [there, here, mine].map((item) => isSeen(item, { siteId: south }, technician, []));

  expect(seen).toEqual([true, false, true]);
  expect([there, here, mine].every((item) => isSeen(item, 'all', lead, []))).toBe(true);
});

it('has what is left at a closed site in the list of every site', () => {
  const there = { siteId: south, assignee: null };
  const isListed = (closed: readonly string[]) =>
    isSeen(there, { siteId: firstSiteId }, lead, closed);

  expect([isListed([]), isListed([south])]).toEqual([false, true]);
});
