import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelReadout } from '../../devices/labels/label-readout.ts';
import { readLabel } from '../../shared/domain/identifiers/label-reading.ts';
import { ticketIntakeSchema } from '../../shared/domain/ticket.ts';
import { intake } from '../../test/integration/desk-intake.ts';
import { cleanStrings } from '../http/clean-strings.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
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

it('knows a device without a cable again by the serial number or tag of its label', () => {
  const identityOf = (...texts: readonly string[]) =>
    deviceIdentity(
      labelReadout({
        readoutId: '01936f00-0000-7000-8000-000000000009',
        readings: texts.flatMap((text) => {
          const read = readLabel(text, 'LT-######');
          return read.ok ? [read.value] : [];
        }),
        ways: ['typed'],
        readAt: '2026-11-22T12:00:00.000Z',
        simulated: false,
      }),
    );

  expect(identityOf('LT-004821', 'LAB0001')).toBe('label.serial:LAB0001');
  expect(identityOf('46335566593')).toBe(identityOf('LAB0001'));
  expect(identityOf('LT-004821')).toBe('label.asset-tag:LT-004821');
  expect(identityOf('2000-0142', 'KAST.77')).toBeNull();
});
