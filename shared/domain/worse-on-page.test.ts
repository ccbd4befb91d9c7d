import { describe, expect, it } from 'vitest';
import { mayTellWorse, type SaidWorse } from './worse-on-page.ts';

const item = { status: 'waiting', reportType: 'incident', errand: 'problem' } as const;
const calm = { urgency: 3, reasons: ['can-work'] } as const;
const may = (
  said: readonly SaidWorse[],
  change: Partial<Parameters<typeof mayTellWorse>[0]> = {},
  assessment: Parameters<typeof mayTellWorse>[1] = { ...calm, reasons: [...calm.reasons] },
) => mayTellWorse({ ...item, ...change }, assessment, said);

describe('what a visitor may still say on his page', () => {
  it('is each once since the ticket was opened, and nothing less', () => {
    expect(may([])).toEqual(['worse', 'cannot-work']);
    expect(may(['worse'])).toEqual(['cannot-work']);
    expect(may(['cannot-work'])).toEqual([]);
    expect(may(['worse', 'cannot-work', null])).toEqual(['worse', 'cannot-work']);
    expect(may(['cannot-work', null, 'worse'])).toEqual(['cannot-work']);
  });

  it('is nothing of what is over, of a complaint, of who brings something, and of what is urgent already', () => {
    expect(may([], { status: 'resolved' })).toEqual([]);
    expect(may([], { reportType: 'complaint' })).toEqual([]);
    expect(may([], { errand: 'handover' })).toEqual([]);
    expect(may([], {}, { urgency: 1, reasons: [] })).toEqual([]);
    expect(may([], {}, { urgency: 2, reasons: ['cannot-work'] })).toEqual([]);
  });
});
