import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { visitorLines } from './visitor-lines.ts';

const key = ((name: string) => name) as unknown as TFunction;

it('names no address of a guest who left none', () => {
  const guest = { kind: 'guest', name: 'Piet Proef', contact: '' } as const;

  expect(visitorLines(key, guest).place).toBe('console:visitor.guest-only');
  expect(visitorLines(key, { ...guest, contact: '0612345678' }).place).toBe(
    'console:visitor.guest',
  );
});
