import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errandSchema,
  reportTypeSchema,
  categorySchema,
} from '../../../shared/domain/report-type.ts';
import { complaintReplyBy } from '../../../shared/domain/complaint-reply.ts';
import { ticketIntakeSchema } from '../../../shared/domain/ticket.ts';
import {
  askedFacts,
  categoriesOf,
  changed,
  emptyDraft,
  intakeOf,
  keepDraft,
  keptDraft,
  lacking,
  type DraftStorage,
} from './concierge-draft.ts';

const nowMs = Date.parse('2026-11-26T09:00:00.000Z');
const empty = emptyDraft('nl', nowMs);

function memory(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a visit that a technician types in', () => {
  it('is a visit as the desk takes it, whatever was chosen in whatever order', () => {
    const change = fc.oneof(
      fc.record({ errand: fc.constantFrom(...errandSchema.options) }),
      fc.record({ reportType: fc.constantFrom(...reportTypeSchema.options) }),
      fc.record({ category: fc.constantFrom(...categorySchema.options) }),
      fc.record({ canWork: fc.constantFrom('yes' as const, 'no' as const, null) }),
      fc.record({ name: fc.string({ maxLength: 120 }) }),
      fc.record({ badge: fc.string({ maxLength: 64 }) }),
      fc.record({ words: fc.string({ maxLength: 1000 }) }),
      fc.record({
        facts: fc.dictionary(
          fc.constantFrom('why', 'wished', 'wishedDay', 'end', 'risk', 'about', 'for-whom', 'who'),
          fc.oneof(
            fc.string({ maxLength: 40 }),
            fc.constantFrom('on', 'any-day', 'until', 'small', 'team-member', '2026-12-01'),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const draft = changes.reduce(changed, empty);
        const intake = intakeOf(draft, 'Omdat.', nowMs);

        expect(intake === null).toBe(lacking(draft) !== null);
        if (intake === null) return;
        expect(ticketIntakeSchema.safeParse(intake).success).toBe(true);
        expect(categoriesOf(intake.errand, intake.reportType)).toContain(intake.reason?.category);
      }),
    );
  });

  it('promises who complains an answer, as a kiosk does', () => {
    const draft = { ...empty, errand: 'question', reportType: 'complaint' } as const;
    const sent = intakeOf({ ...draft, category: 'service' }, 'Waarom', nowMs);

    expect(sent?.details).toMatchObject({ type: 'complaint', replyBy: complaintReplyBy(nowMs) });
    expect(ticketIntakeSchema.safeParse(sent).success).toBe(true);
  });

  it('takes along what was filled in of the facts of its type, and for whom', () => {
    const change = changed(empty, {
      errand: 'question',
      reportType: 'change',
      category: 'move-or-replace',
      facts: { why: 'Te traag', wished: 'on', wishedDay: '2026-12-01', 'for-whom': 'as-manager' },
    });
    const sent = intakeOf(change, '', nowMs);

    expect(sent?.details).toMatchObject({
      type: 'change',
      why: 'Te traag',
      wished: { kind: 'on', day: '2026-12-01' },
      approver: null,
    });
    expect(sent?.forWhom).toEqual({ kind: 'as-manager' });
    const other = changed(change, { errand: 'problem', category: 'wifi' });
    expect(intakeOf(other, '', nowMs)?.details).toEqual({ type: 'incident', workaround: null });
    expect(lacking(changed(change, { facts: { wished: 'on' } }))).toBe('facts');
  });

  it('says for whom somebody collects, and asks nothing else of him', () => {
    const collects = changed(empty, {
      errand: 'handover',
      category: 'collect',
      facts: { 'for-whom': 'team-member', who: 'Noor de Vries', why: 'blijft staan' },
    });
    const sent = intakeOf(collects, '', nowMs);

    expect(sent?.forWhom).toEqual({ kind: 'team-member', who: 'Noor de Vries' });
    expect(sent).not.toHaveProperty('details');
    expect(askedFacts(collects).map(({ name }) => name)).toEqual(['for-whom', 'who']);
  });

  it('names the visitor by badge, else by name, else not at all', () => {
    const wifi = changed(empty, { category: 'wifi' });
    const visitors = [
      changed(wifi, { badge: ' 04A1 ', name: 'Noor' }),
      changed(wifi, { name: ' Noor ' }),
      wifi,
    ].map((draft) => intakeOf(draft, '', nowMs)?.visitor);

    expect(visitors).toEqual([
      { kind: 'unverified', badgeNumber: '04A1', name: 'Noor' },
      { kind: 'guest', name: 'Noor', contact: '' },
      { kind: 'anonymous' },
    ]);
  });

  it('waits for a category and for a badge that can be one', () => {
    expect(lacking(empty)).toBe('category');
    expect(lacking(changed(empty, { category: 'mail', badge: 'twee woorden' }))).toBe('badge');
    expect(lacking(changed(empty, { category: 'mail' }))).toBeNull();
  });

  it('weighs lost or stolen as urgent and an unanswered visit in the middle', () => {
    const priority = (change: Parameters<typeof changed>[1]) =>
      intakeOf(changed(empty, change), '', nowMs)?.assessment.priority;

    expect(priority({ category: 'lost-or-stolen' })).toBe(3);
    expect(priority({ category: 'mail' })).toBe(4);
    expect(priority({ category: 'mail', canWork: 'no', affected: 'many' })).toBe(1);
    expect(priority({ errand: 'handover', category: 'collect', canWork: 'no' })).toBe(4);
  });
});

describe('the draft', () => {
  it('outlives a reload with what was sent, and goes when it is told to', () => {
    const storage = memory();
    const typed = changed(empty, { category: 'mail', name: 'Noor' });
    const sent = { ...typed, sent: intakeOf(typed, 'Omdat.', nowMs) };

    keepDraft(storage, sent);
    const kept = keptDraft(storage);
    keepDraft(storage, null);

    expect(kept).toEqual(sent);
    expect(keptDraft(storage)).toBeNull();
  });

  it('is taken up of a version that knew no facts, since it may have been sent', () => {
    const storage = memory();
    const { facts: _facts, ...before } = changed(empty, { category: 'mail', name: 'Noor' });
    storage.setItem('balie.console.concierge', JSON.stringify(before));

    expect(keptDraft(storage)).toEqual({ ...before, facts: {} });
  });

  it('is nothing when it was damaged', () => {
    const storage = memory();
    for (const text of ['', '{', '{"visitId":1}', '[]']) {
      storage.setItem('balie.console.concierge', text);
      expect(keptDraft(storage)).toBeNull();
    }
  });
});
