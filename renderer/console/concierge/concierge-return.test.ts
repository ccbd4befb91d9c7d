import { describe, expect, it } from 'vitest';
import { type CounterOffer, conciergeRoutes } from '../../../shared/contract/concierge-routes.ts';
import {
  asksUrgency,
  askedFacts,
  categoryOf,
  changed,
  emptyDraft,
  intakeOf,
  lacking,
  offersFor,
} from './concierge-draft.ts';

const nowMs = Date.parse('2026-11-26T09:00:00.000Z');
const empty = emptyDraft('nl', nowMs);
const offer: CounterOffer = {
  ticketId: '0190a6de-0000-7000-8000-000000000001',
  number: 27,
  visitCode: 'A27',
  category: 'mail',
  arrivedAt: '2026-11-25T09:00:00.000Z',
  question: 'join',
  status: 'waiting',
  visitorName: 'Noor',
  because: 'same-person',
  words: 'Mail doet niets',
};
const same = { ticketId: offer.ticketId, answer: 'same' } as const;
const bySchema = conciergeRoutes['concierge.check-in'].body;

describe('a visitor at the counter who was here before', () => {
  it('gets no number before somebody said whether it is the same', () => {
    const typed = changed(empty, { badge: '0412345', category: 'wifi' });

    expect(lacking(typed, [offer])).toBe('earlier');
    expect(lacking(changed(typed, { earlier: same }), [offer])).toBeNull();
    expect(lacking(changed(typed, { earlier: { ...same, answer: 'other' } }), [offer])).toBeNull();
    expect(lacking(typed, [])).toBeNull();
  });

  it('takes the answer and the device along, and is asked for nothing that the ticket has', () => {
    const typed = changed(empty, { badge: '0412345', device: ' S/N PF123 ', words: 'Erger' });
    const joined = changed(typed, { earlier: same, ...categoryOf(typed, same, offer) });
    const sent = intakeOf(joined, '', nowMs);

    expect(sent).toMatchObject({
      earlier: same,
      deviceCode: 'S/N PF123',
      reason: { category: 'mail', words: 'Erger' },
    });
    expect(bySchema.safeParse(sent).success).toBe(true);
    expect([asksUrgency(joined), askedFacts(joined)]).toEqual([false, []]);
    expect(asksUrgency(typed)).toBe(true);
  });

  it('is done without a reason when it works now', () => {
    const works = changed(empty, { badge: '0412345', earlier: { ...same, answer: 'works' } });

    expect(lacking(works)).toBeNull();
    expect(intakeOf(works, '', nowMs)).toMatchObject({ reason: null, earlier: works.earlier });
  });

  it('is asked anew when it is somebody else, another device or another kind of visit', () => {
    const joined = changed(empty, { badge: '0412345', earlier: same });
    const after = [
      changed(joined, { badge: '0412346' }),
      changed(joined, { device: 'PF123' }),
      changed(joined, { errand: 'question' }),
      changed(joined, { words: 'Erger' }),
    ].map(({ earlier }) => earlier);

    expect(after).toEqual([null, null, null, same]);
  });

  it('who complains or comes for something else is not asked what a kiosk would not ask', () => {
    const verify = { ...offer, question: 'verify' } as const;
    const offered = (errand: 'problem' | 'question', reportType: 'incident' | 'complaint') =>
      offersFor({ errand, reportType }, [offer, verify]).map(({ question }) => question);

    expect(offered('problem', 'incident')).toEqual(['join', 'verify']);
    expect(offered('question', 'incident')).toEqual(['join']);
    expect(offered('question', 'complaint')).toEqual([]);
  });
});
