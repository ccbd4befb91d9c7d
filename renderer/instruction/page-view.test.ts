import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { InstructionPage } from '../../shared/domain/instruction-link.ts';
import { photosOf, tokenOf, viewOf } from './page-view.ts';

const page: InstructionPage = {
  telling: 'steps',
  locale: 'nl',
  expiresAt: '2026-12-27T09:00:00.000Z',
  instructions: [],
};

it('ends after its days, also when what was kept is read without a network', () => {
  const end = Date.parse(page.expiresAt);

  expect(viewOf(ok(page), end - 1)).toEqual({ show: 'page', page });
  expect(viewOf(ok(page), end)).toEqual({ show: 'gone' });
});

it('tells an address that is over from one that never was, and from a desk that is away', () => {
  const shown = (
    ['instruction/link-expired', 'instruction/link-unknown', 'desk/unreachable'] as const
  ).map((code) => viewOf(err(fault(code, '')), 0).show);

  expect(shown).toEqual(['gone', 'unknown', 'unreachable']);
});

it('finds a token of 43 characters or none in any address', () => {
  expect(tokenOf(`/i/${'a'.repeat(43)}`)).toBe('a'.repeat(43));
  fc.assert(
    fc.property(fc.webPath({ size: 'small' }), (path) => {
      expect([null, ...path.split('/')]).toContain(tokenOf(path));
    }),
  );
});

it('names each photo of all its texts once, and drawings not at all', () => {
  const photo = { kind: 'photo', hash: 'a'.repeat(64), alt: 'Knop' } as const;
  const drawing = { kind: 'device', device: 'phone' } as const;
  const variants = (['A2', 'B1'] as const).map((level) => ({
    locale: 'nl' as const,
    level,
    title: 'Wifi',
    safety: [],
    steps: [{ do: 'Druk', picture: photo }, { do: 'Kijk', picture: drawing }, { do: 'Klaar' }],
  }));
  const instructionId = '01936f00-0000-7000-8000-00000000000b';
  const instructions = [{ instructionId, version: 1, block: null, variants }];

  expect(photosOf({ ...page, instructions })).toEqual([photo.hash]);
});
