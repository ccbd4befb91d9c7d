import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RingFigures, type VersionTally, emptyTally, judge, usualGate } from './gate.ts';

const hourMs = 60 * 60 * 1000;
const usual: VersionTally = {
  visits: 100,
  crashed: 0,
  readouts: 80,
  readoutsFailed: 4,
  visitSeconds: 6000,
};
const figures = (now: Partial<VersionTally>, other: Partial<RingFigures> = {}): RingFigures => ({
  kiosks: 2,
  healthy: 2,
  broken: 0,
  now: { ...usual, ...now },
  before: usual,
  ...other,
});
const verdict = (seen: RingFigures, hours = 25, isUnheard = false) => {
  const said = judge(usualGate, seen, hours * hourMs, isUnheard);
  return said.kind === 'halt' ? said.reason : said.kind;
};

describe('the gate of a ring', () => {
  it('opens the next ring after its time, when every kiosk is well and enough visitors came', () => {
    expect([
      verdict(figures({})),
      verdict(figures({}), 23),
      verdict(figures({}, { healthy: 1 })),
      verdict(figures({ ...emptyTally, visits: 5 })),
    ]).toEqual(['pass', 'wait', 'wait', 'wait']);
  });

  it('stays shut where there is nobody to prove anything', () => {
    expect(verdict(figures({}, { kiosks: 0, healthy: 0 }))).toBe('wait');
  });

  it('stays shut on the figures of earlier rings when nobody of the newest counts, and still halts', () => {
    expect([verdict(figures({}), 25, true), verdict(figures({}, { broken: 1 }), 25, true)]).toEqual(
      ['wait', 'did-not-start'],
    );
  });

  it('halts at the first kiosk on which the version did not start, at once', () => {
    expect(verdict(figures(emptyTally, { broken: 1, healthy: 0 }), 0)).toBe('did-not-start');
  });

  it('halts for crashes above what it allows, or above twice what was usual', () => {
    const shaky = { ...usual, visits: 1000, crashed: 2 };

    expect([
      verdict(figures({ crashed: 1 })),
      verdict(figures({ crashed: 2 })),
      verdict(figures({ ...emptyTally, visits: 4, crashed: 3 }), 0),
      verdict(figures({ visits: 1000, crashed: 5, visitSeconds: 60_000 }, { before: shaky })),
    ]).toEqual(['pass', 'crashes', 'crashes', 'crashes']);
  });

  it('halts when devices are read worse, or visits take longer', () => {
    expect([
      verdict(figures({ readoutsFailed: 20 })),
      verdict(figures({ visitSeconds: 8000 })),
      verdict(figures({ visitSeconds: 8000 }, { before: emptyTally })),
    ]).toEqual(['readouts', 'slower', 'pass']);
  });

  it('never passes a ring of which a kiosk is missing or broken, whatever the figures', () => {
    const count = fc.nat(1000);
    const tally = fc.record({
      visits: count,
      crashed: count,
      readouts: count,
      readoutsFailed: count,
      visitSeconds: count,
    });
    fc.assert(
      fc.property(tally, tally, fc.nat(5), fc.nat(5), (now, before, healthy, broken) => {
        const said = judge(
          usualGate,
          { kiosks: healthy + 1, healthy, broken, now, before },
          1000 * hourMs,
          false,
        );
        return said.kind !== 'pass';
      }),
    );
  });
});
