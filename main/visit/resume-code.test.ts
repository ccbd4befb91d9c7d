import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resumeCodeSchema } from '../../shared/domain/visit.ts';
import { makeResumeCode } from './resume-code.ts';

describe('a resume code', () => {
  it('is one that the contract accepts, whatever chance gives', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (stream) => {
          const randomInt = (max: number): number => Math.floor(stream.next().value * max);
          expect(resumeCodeSchema.safeParse(makeResumeCode(randomInt)).success).toBe(true);
        },
      ),
    );
  });
});
