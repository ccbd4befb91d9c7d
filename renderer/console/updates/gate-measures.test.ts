import { expect, it } from 'vitest';
import { emptyTally, usualGate } from '../../../shared/domain/release/gate.ts';
import { measuresOf } from './gate-measures.ts';

const before = { ...emptyTally, visits: 100, visitSeconds: 6000 };

it('says of each figure what the gate asks, and whether it is met', () => {
  const now = { visits: 50, crashed: 1, readouts: 40, readoutsFailed: 4, visitSeconds: 4000 };

  const measures = measuresOf(usualGate, { kiosks: 4, healthy: 3, broken: 0, now, before });

  expect(measures).toEqual([
    { name: 'healthy', value: 3, norm: 4, isGood: false },
    { name: 'visits', value: 50, norm: 20, isGood: true },
    { name: 'crash-free', value: 98, norm: 99, isGood: false },
    { name: 'readouts', value: 90, norm: 80, isGood: true },
    { name: 'seconds', value: 80, norm: 75, isGood: false },
  ]);
});

it('says nothing of what nobody has done yet', () => {
  const figures = { kiosks: 0, healthy: 0, broken: 0, now: emptyTally, before: emptyTally };

  const judged = measuresOf(usualGate, figures).map(({ name, isGood }) => [name, isGood]);

  expect(judged).toEqual([
    ['healthy', null],
    ['visits', false],
    ['crash-free', null],
    ['readouts', null],
    ['seconds', null],
  ]);
});
