import { expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { EarlierVisit } from '../../shared/contract/earlier-routes.ts';
import { newDraft } from '../../shared/domain/visit-flow.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import { EarlierVisits } from './earlier-visits.ts';

const visitId = '01936f00-0000-7000-8000-000000000001';
const draft = newDraft({ visitId, resumeCode: 'K7W4M', startedAt: '2026-11-22T08:00:00.000Z' });
const found: EarlierVisit = {
  ticketId: '01936f00-0000-7000-8000-00000000000a',
  visitCode: 'A27',
  category: 'mail',
  arrivedAt: '2026-11-20T09:00:00.000Z',
  question: 'join',
};
const second = { ...found, ticketId: '01936f00-0000-7000-8000-00000000000b' };

/** A desk that knows the question about several tickets, or one from before it. */
function deskLink(knowsSeveral: boolean) {
  const heard: unknown[] = [];
  const call = (_name: string, { body }: { readonly body: { readonly several?: true } }) => {
    heard.push(body);
    const reply = body.several === true ? { found, offers: [second, found] } : { found };
    return Promise.resolve(
      body.several === true && !knowsSeveral ? err(fault('input/invalid', '')) : ok(reply),
    );
  };
  // What an `EarlierVisits` asks of its link.
  const link = { state: { reachable: true }, call } as unknown as DeskLink;
  return { heard, link };
}

it('tells of several tickets, and lets the visitor answer about each of them', async () => {
  const visits = new EarlierVisits(deskLink(true).link);
  visits.badgeShown(visitId, '0412345');

  const offers = await visits.ask(draft);

  expect(offers).toEqual([second, found]);
  expect(offers.map(({ ticketId }) => visits.wasOffered(visitId, ticketId))).toEqual([true, true]);
  expect(visits.wasOffered(visitId, visitId)).toBe(false);
});

it('asks an older desk as that knows it, and does not try again', async () => {
  const desk = deskLink(false);
  const visits = new EarlierVisits(desk.link);
  visits.badgeShown(visitId, '0412345');

  const offers = [await visits.ask(draft), await visits.ask(draft)];

  const body = { badgeNumber: '0412345', device: null };
  expect(offers).toEqual([[found], [found]]);
  expect(desk.heard).toEqual([{ ...body, several: true }, body, body]);
});
