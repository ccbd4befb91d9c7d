import { describe, expect, it } from 'vitest';
import type { Readout } from '../../../shared/domain/readout.ts';
import { latestReadout, pairOf, readingsOf } from './readings-of.ts';

const readout = (readoutId: string): Readout => ({
  readoutId,
  device: {
    deviceId: 'sim-1',
    portPath: '1-1',
    vendorId: 1,
    productId: 2,
    kind: 'phone',
    vendorName: null,
    productName: null,
    simulated: true,
  },
  startedAt: '2026-11-26T10:00:00.000Z',
  finishedAt: '2026-11-26T10:00:05.000Z',
  complete: true,
  facts: [],
  findings: [],
  probes: [],
});
const later = (readingId: string) => ({
  readingId,
  arrivedAt: '2026-11-26T11:00:00.000Z',
  kioskName: 'Hal',
  layer: 'L1' as const,
  askedBy: 'Mila',
  readout: readout(`readout of ${readingId}`),
});
const ticket = (own: Readout | null, ...ids: readonly string[]) => ({
  readout: own,
  readings: ids.map(later),
  kioskName: 'Hal',
});
const choice = { before: null, after: null };
const namesOf = (pair: ReturnType<typeof pairOf>) =>
  pair === null ? null : [pair.before.readingId, pair.after.readingId];

describe('the readings of a ticket', () => {
  it('begin with the visit’s own and end with how the device is now', () => {
    const lines = readingsOf(ticket(readout('own'), 'one', 'two'));

    expect(lines.map(({ readingId, askedBy }) => [readingId, askedBy])).toEqual([
      ['own', null],
      ['one', 'Mila'],
      ['two', 'Mila'],
    ]);
    expect(latestReadout(ticket(readout('own'), 'one'))?.readoutId).toBe('readout of one');
    expect(latestReadout(ticket(null))).toBeNull();
  });

  it('stand side by side as first and last, or as chosen', () => {
    const lines = readingsOf(ticket(readout('own'), 'one', 'two'));

    expect(namesOf(pairOf(lines, choice))).toEqual(['own', 'two']);
    expect(namesOf(pairOf(lines, { before: 'one', after: null }))).toEqual(['one', 'two']);
    expect(namesOf(pairOf(lines, { before: 'gone', after: 'one' }))).toEqual(['own', 'one']);
    expect(pairOf(lines.slice(0, 1), choice)).toBeNull();
    expect(pairOf([], choice)).toBeNull();
  });
});
