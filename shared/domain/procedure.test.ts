import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Readout } from './readout.ts';
import type { Reading } from './reading.ts';
import {
  type ProcedureRun,
  isOver,
  minutesOf,
  nextStep,
  procedureContentSchema,
  stepMinutes,
  readoutsThatProve,
} from './procedure.ts';

const words = { nl: 'Doe dit', en: 'Do this' };

function run(steps: number, ended: number): ProcedureRun {
  const at = '2026-11-26T09:00:00.000Z';
  const all = Array.from({ length: steps }, (_, place) => ({
    stepId: `step-${place}`,
    title: words,
    help: null,
    evidence: 'none' as const,
    valueName: null,
    minutes: 1,
  }));
  return {
    runId: '01900000-0000-7000-8000-000000000001',
    procedure: {
      procedureId: 'one',
      version: 1,
      state: 'published',
      content: { title: words, findings: [], categories: [], steps: all },
      changedBy: 'Anna',
      changedAt: at,
    },
    startedBy: 'Anna',
    startedAt: at,
    steps: all.slice(0, ended).map(({ stepId }) => ({
      stepId,
      end: { outcome: 'done', evidence: { kind: 'none' } },
      by: 'Anna',
      at,
      minutes: 1,
    })),
    stopped: null,
  };
}

describe('a run', () => {
  it('takes the steps in their order until none is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 30 }), (steps, some) => {
        const ended = Math.min(some, steps);
        const followed = run(steps, ended);

        expect(nextStep(followed)?.stepId ?? null).toBe(ended === steps ? null : `step-${ended}`);
        expect(isOver(followed)).toBe(ended === steps);
      }),
    );
  });

  it('has no next step once it was stopped', () => {
    const stopped = { by: 'Anna', at: '2026-11-26T09:05:00.000Z', reason: 'Weg' };

    expect(nextStep({ ...run(3, 1), stopped })).toBeNull();
  });
});

it('believes between one minute and two hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e9 }), (lasted) => {
      const minutes = minutesOf(0, lasted);

      expect(minutes).toBeGreaterThanOrEqual(1);
      expect(minutes).toBeLessThanOrEqual(120);
      if (lasted >= 60_000 && lasted <= 7_200_000) {
        expect(Math.abs(minutes - lasted / 60_000)).toBeLessThanOrEqual(0.5);
      }
    }),
  );
});

it('counts quick steps together, and never more than two hours for one', () => {
  const minute = 60_000;
  const ends = [20_000, 40_000, 70_000, 100_000, 150_000];
  const counted = ends.map((at, place) => stepMinutes(0, ends[place - 1] ?? 0, at));

  expect(counted).toEqual([0, 1, 0, 1, 1]);
  expect(stepMinutes(0, minute, 900 * minute)).toBe(120);
  expect(stepMinutes(0, minute, -5 * minute)).toBe(0);
});

it('refuses a content with two steps of one name, and a value without a name', () => {
  const [step] = run(1, 0).procedure.content.steps;
  const content = (steps: readonly unknown[]) =>
    procedureContentSchema.safeParse({ title: words, findings: [], categories: [], steps }).success;

  expect(content([step])).toBe(true);
  expect(content([step, step])).toBe(false);
  expect(content([{ ...step, evidence: 'value' }])).toBe(false);
});

describe('the reading that proves a step', () => {
  // Only its id is looked at.
  const reading = (readoutId: string, arrivedAt: string) =>
    ({ arrivedAt, readout: { readoutId } }) as unknown as Reading;
  const ticket = {
    readout: { readoutId: 'check-in' } as unknown as Readout,
    readings: [
      reading('before', '2026-11-26T08:50:00.000Z'),
      reading('during', '2026-11-26T09:10:00.000Z'),
    ],
  };
  const proving = (ended: number) =>
    readoutsThatProve(run(3, ended), ticket).map(({ readoutId }) => readoutId);

  it('is any at the first step, and afterwards one since the procedure began', () => {
    expect(proving(0)).toEqual(['during', 'before', 'check-in']);
    expect(proving(2)).toEqual(['during']);
  });
});
