import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketIntakeSchema } from '../../shared/domain/ticket.ts';
import { intake } from '../../test/integration/desk-intake.ts';
import { cleanStrings } from '../http/clean-strings.ts';
import { arrivalOf } from './new-ticket.ts';

it('keeps the turn of a visit that came in late, but believes no clock that cannot be right', () => {
  const nowMs = Date.parse('2026-11-22T12:00:00.000Z');

  expect(arrivalOf('2026-11-22T11:00:00Z', nowMs)).toBe('2026-11-22T11:00:00.000Z');
  expect(arrivalOf('2026-11-22T12:00:01.000Z', nowMs)).toBe('2026-11-22T12:00:00.000Z');
  expect(arrivalOf('2026-11-21T11:59:59.000Z', nowMs)).toBe('2026-11-22T12:00:00.000Z');
});

it('cleans any texts of a visit without making it unusable', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 120 });

  fc.assert(
    fc.property(anyText, anyText, (name, argument) => {
      const visit = intake({
        visitor: { kind: 'guest', name, contact: name },
        assessment: { ...intake().assessment, argument },
      });

      expect(ticketIntakeSchema.safeParse(cleanStrings(visit)).success).toBe(true);
    }),
  );
});

it('writes a visit as equal text, whatever the order of its fields', () => {
  const visit = intake();
  const reversed = Object.fromEntries(Object.entries(visit).toReversed());

  expect(JSON.stringify(ticketIntakeSchema.parse(reversed))).toBe(
    JSON.stringify(ticketIntakeSchema.parse(visit)),
  );
});
