import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Skill } from '../../shared/domain/skill.ts';
import { type Helpers, helpersFor, shareOf } from './by-skill.ts';

const three: Helpers = {
  accountIds: ['anna', 'bram', 'chris'],
  skills: new Map([
    ['anna', ['network']],
    ['bram', ['printing', 'mobile']],
  ]),
};

it('counts who has what is needed, and who has no skills written down', () => {
  expect([...helpersFor('network', three)]).toEqual(['anna', 'chris']);
  expect([...helpersFor('mobile', three)]).toEqual(['bram', 'chris']);
});

it('counts everybody for who needs nothing, and for what nobody at work knows most about', () => {
  expect(helpersFor(null, three).size).toBe(3);
  const two = { ...three, accountIds: ['anna', 'bram'] };
  expect([...helpersFor('storage', two)]).toEqual(['anna', 'bram']);
});

it('gives those who can help an equal part of a visit', () => {
  const forMobile = helpersFor('mobile', three);

  expect(shareOf(forMobile, 'network', three)).toBe(0.5);
  expect(shareOf(forMobile, 'printing', three)).toBe(1);
  expect(shareOf(forMobile, null, three)).toBeCloseTo(2 / 3);
});

const skill = fc.constantFrom<Skill>('network', 'mobile', 'printing');
const anyHelpers = fc
  .array(fc.array(skill, { maxLength: 2 }), { minLength: 1, maxLength: 5 })
  .map((each): Helpers => ({
    accountIds: each.map((_skills, at) => String(at)),
    skills: new Map(each.map((skills, at) => [String(at), skills])),
  }));

it('leaves nobody without help, and gives no more than a whole visit to some', () => {
  fc.assert(
    fc.property(anyHelpers, fc.option(skill), fc.option(skill), (helpers, one, other) => {
      const some = helpersFor(one, helpers);

      expect(some.size).toBeGreaterThan(0);
      expect(shareOf(some, one, helpers)).toBe(1);
      expect(shareOf(some, other, helpers)).toBeGreaterThanOrEqual(0);
      expect(shareOf(some, other, helpers)).toBeLessThanOrEqual(1);
    }),
  );
});
