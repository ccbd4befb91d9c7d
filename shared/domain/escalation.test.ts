import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FactWords,
  type ToldTicket,
  escalationFactSchema,
  factSheet,
  maskedSerial,
  missingFacts,
} from './escalation.ts';
import type { DeviceSummary, Readout } from './readout.ts';

const words: FactWords = {
  category: (category) => category,
  since: (since) => since,
  triage: (category, question, answer) => `${category}.${question}? ${answer}`,
  deviceKind: (kind) => kind,
  finding: ({ code }) => code,
  nothingFound: 'nothing found',
};
const phone: DeviceSummary = {
  deviceId: 'usb-1-1',
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'phone',
  vendorName: 'Acme',
  productName: 'Phone',
  simulated: true,
};
const ticket: ToldTicket = {
  visitor: { kind: 'guest', name: 'Noor', contact: '06 00 00 00 00' },
  reason: { category: 'wifi', triage: {}, words: 'Het wifi valt weg.', photoHash: null },
  decision: { choice: 'no-device' },
  readout: null,
  readings: [],
  answers: { since: 'today', canWork: 'no', affected: 'me', deadline: null },
  assessment: { impact: 3, urgency: 1, priority: 3, reasons: [], argument: 'Kan niet werken.' },
};
const nothing = { tried: '', added: {}, mail: null };

/** An iPhone, of which the bus knows no more than the UDID. */
function iphone(facts: Readonly<Record<string, string>>): Readout {
  const at = '2026-11-29T09:00:00.000Z';
  const read = { unit: null, probe: 'test', layer: 'L2', confidence: 'reported' } as const;
  return {
    readoutId: '0199a000-0000-7000-8000-000000000000',
    device: {
      ...phone,
      ...{ vendorId: 0x05ac, productId: 0x12a8, vendorName: 'Apple', productName: 'iPhone' },
    },
    ...{ startedAt: at, finishedAt: at, complete: true, findings: [], probes: [] },
    facts: Object.entries({ 'device.serial': '00008110-0012345678901E', ...facts }).map(
      ([key, value]) => ({ key, value, ...read, readAt: at, durationMs: 1 }),
    ),
  };
}

describe('the facts of an escalation', () => {
  it('hold who, what and why, and do not ask for a device that nobody brought', () => {
    expect(factSheet(ticket, { ...nothing, tried: 'Herstart' }, words)).toEqual({
      who: { state: 'known', value: 'Noor' },
      contact: { state: 'known', value: '06 00 00 00 00' },
      device: { state: 'none' },
      serial: { state: 'none' },
      story: { state: 'known', value: 'wifi: Het wifi valt weg. (today)' },
      weight: { state: 'known', value: 'P3 (3 × 1): Kan niet werken.' },
      readout: { state: 'none' },
      tried: { state: 'known', value: 'Herstart' },
    });
  });

  it('miss what a device that was only charged did not tell', () => {
    const charged = { ...ticket, decision: { choice: 'charge-only', device: phone } } as const;

    expect(missingFacts(factSheet(charged, nothing, words))).toEqual([
      'serial',
      'readout',
      'tried',
    ]);
  });

  it('reach somebody by his address, never by his department', () => {
    const personId = '0199a000-0000-7000-8000-000000000001';
    const visitor = { kind: 'known', personId, firstName: 'Kees', department: 'Inkoop' } as const;
    const known = { ...ticket, visitor };

    expect(factSheet(known, nothing, words)).toMatchObject({
      who: { state: 'known', value: 'Kees (Inkoop)' },
      contact: { state: 'missing' },
    });
    expect(factSheet(known, { ...nothing, mail: 'kees@example.invalid' }, words).contact).toEqual({
      state: 'known',
      value: 'kees@example.invalid',
    });
  });

  it('name an iPhone by its own model and number, not by what the bus knows of it', () => {
    const readout = iphone({ 'apple.model': 'iPhone 13', 'apple.serial': 'F2LX1ABC' });

    expect(factSheet({ ...ticket, readout }, nothing, words)).toMatchObject({
      device: { state: 'known', value: 'Apple iPhone 13' },
      serial: { state: 'known', value: 'F2LX1ABC' },
    });
  });

  it('take no UDID for the serial number of an iPhone that was not trusted', () => {
    const sheet = factSheet({ ...ticket, readout: iphone({}) }, nothing, words);

    expect(sheet.device).toEqual({ state: 'known', value: 'Apple iPhone' });
    expect(sheet.serial).toEqual({ state: 'missing' });
  });

  it('are filled by what the technician adds, but never written over', () => {
    const sheet = factSheet(
      { ...ticket, visitor: { kind: 'anonymous' } },
      { ...nothing, added: { who: 'Jan', story: 'iets anders', contact: '  ' } },
      words,
    );

    expect(sheet.who).toEqual({ state: 'known', value: 'Jan' });
    expect(sheet.contact).toEqual({ state: 'missing' });
    expect(sheet.story).toMatchObject({ value: 'wifi: Het wifi valt weg. (today)' });
  });

  it('always are eight, and a missing one is gone once it is added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ToldTicket['visitor']>(
          { kind: 'anonymous' },
          { kind: 'unverified', badgeNumber: '04A1', name: null },
          ticket.visitor,
        ),
        fc.constantFrom<ToldTicket['decision']>(null, { choice: 'charge-only', device: phone }),
        fc.string(),
        (visitor, decision, tried) => {
          const told = { ...ticket, visitor, decision };
          const missing = missingFacts(factSheet(told, { ...nothing, tried }, words));
          const added = Object.fromEntries(missing.map((fact) => [fact, 'aangevuld']));
          const filled = factSheet(told, { ...nothing, tried, added }, words);

          expect(Object.keys(filled).sort()).toEqual([...escalationFactSchema.options].sort());
          expect(missingFacts(filled)).toEqual([]);
        },
      ),
    );
  });
});

it('tells what the visitor answered to the questions about his subject', () => {
  const told: ToldTicket = {
    ...ticket,
    reason: { category: 'wifi', triage: { where: 'everywhere' }, words: '', photoHash: null },
  };

  expect(factSheet(told, nothing, words).story).toEqual({
    state: 'known',
    value: 'wifi (today)\nwifi.where? everywhere',
  });
});

it('masks all of a serial number but its last four characters', () => {
  expect(maskedSerial('LAB0123456789')).toBe('•••••••••6789');
  expect(maskedSerial('SHORT')).toBe('•••••');
});
