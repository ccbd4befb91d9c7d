import { describe, expect, it } from 'vitest';
import { type CountedVisit, evidenceOf, improvementWordsSchema } from './improvement.ts';

const span = { from: '2026-11-01', until: '2026-11-30' };
const visit = (change: Partial<CountedVisit> = {}): CountedVisit => ({
  deviceName: 'Acme One',
  category: 'mail',
  repeat: false,
  reopened: false,
  selfHelpHeld: null,
  ...change,
});
const times = (count: number, change: Partial<CountedVisit>) =>
  Array.from({ length: count }, () => visit(change));

describe('what gives reason to improve', () => {
  it('names the model that brings people back, with how often', () => {
    expect(evidenceOf([...times(3, { repeat: true }), ...times(5, {})], span)).toEqual([
      { source: 'repeat-visits', subject: 'Acme One', ...span, happened: 3, of: 8 },
    ]);
  });

  it('leaves out what is chance: too few times, or a small share', () => {
    expect(evidenceOf(times(2, { repeat: true }), span)).toEqual([]);
    expect(evidenceOf([...times(3, { reopened: true }), ...times(97, {})], span)).toEqual([]);
  });

  it('counts self-help only where it was said to help', () => {
    const held = times(1, { selfHelpHeld: true, deviceName: null });
    const failed = times(3, { selfHelpHeld: false, deviceName: null });
    expect(evidenceOf([...held, ...failed, ...times(50, {})], span)).toEqual([
      { source: 'self-help', subject: 'mail', ...span, happened: 3, of: 4 },
    ]);
  });
});

describe('an improvement', () => {
  const words = {
    title: 'Minder herhaalbezoek voor mail',
    action: '',
    owner: '',
    dueOn: null,
    state: 'proposed',
    outcome: '',
  };
  const accepts = (change: object) =>
    improvementWordsSchema.safeParse({ ...words, ...change }).success;

  it('has an owner once it is planned, and an outcome once it ended', () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ state: 'planned' })).toBe(false);
    expect(accepts({ state: 'planned', owner: 'Anna' })).toBe(true);
    expect(accepts({ state: 'refused' })).toBe(false);
    expect(accepts({ state: 'done', outcome: 'Half zo vaak.' })).toBe(true);
  });
});
