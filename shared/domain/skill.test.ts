import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skillSchema } from './readout.ts';
import { type Candidate, chooseBySkill, needOf } from './skill.ts';

const now = '2026-11-27T10:00:00.000Z';
const candidate: fc.Arbitrary<Candidate> = fc.record({
  priority: fc.integer({ min: 1, max: 3 }),
  promisedAt: fc.constantFrom('2026-11-27T09:59:00.000Z', '2026-11-27T10:05:00.000Z'),
  need: fc.constantFrom(null, ...skillSchema.options),
});
const line = fc
  .array(candidate, { maxLength: 20 })
  .map((all) => all.toSorted((one, other) => one.priority - other.priority));
const skills = fc.uniqueArray(fc.constantFrom(...skillSchema.options), { maxLength: 7 });

describe('what a visitor needs', () => {
  it('is said by the device, else by the tile, else nobody special', () => {
    expect(needOf('mail', 'phone')).toBe('mobile');
    expect(needOf('wifi', null)).toBe('network');
    expect(needOf('wifi', 'unknown')).toBe('network');
    expect(needOf('something-else', null)).toBeNull();
    expect(needOf(null, null)).toBeNull();
  });
});

describe('a technician who calls the next one', () => {
  it('takes the first whom he can help', () => {
    const promisedAt = '2026-11-27T10:05:00.000Z';
    const next = (['printing', 'network', null] as const).map((need) => ({
      priority: 4,
      promisedAt,
      need,
    }));

    expect(chooseBySkill(next, ['network'], now)).toBe(next[1]);
    expect(chooseBySkill(next, [], now)).toBe(next[0]);
    expect(chooseBySkill(next.slice(0, 1), ['network'], now)).toBe(next[0]);
  });

  it('always calls somebody when anybody waits, and passes over nobody more urgent or promised', () => {
    fc.assert(
      fc.property(line, skills, (next, known) => {
        const chosen = chooseBySkill(next, known, now);
        const [first] = next;
        const passed = chosen === undefined ? [] : next.slice(0, next.indexOf(chosen));

        expect(chosen === undefined).toBe(next.length === 0);
        expect(chosen?.priority).toBe(first?.priority);
        for (const one of passed) {
          expect(one.promisedAt > now).toBe(true);
          expect(one.need !== null && !known.includes(one.need)).toBe(true);
        }
      }),
    );
  });
});
