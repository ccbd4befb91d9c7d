import { describe, expect, it } from 'vitest';
import type { Finding, Readout } from '../../../shared/domain/readout.ts';
import type { Reading } from '../../../shared/domain/reading.ts';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { closingSheet, withNotes } from './closing-sheet.ts';

const full: Finding = {
  code: 'storage-almost-full',
  verdict: 'fault',
  params: {},
  basedOn: ['storage.free'],
  layer: 'L1',
  confidence: 'derived',
};

function readout(findings: readonly Finding[], complete = true): Readout {
  return {
    readoutId: '0190a1b2-0000-7000-8000-000000000001',
    device: {
      deviceId: 'usb:1-4',
      portPath: '1-4',
      vendorId: 1,
      productId: 2,
      kind: 'phone',
      vendorName: null,
      productName: null,
      simulated: true,
    },
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:00:02.000Z',
    complete,
    facts: [],
    findings: [...findings],
    probes: [],
  };
}

function later(findings: readonly Finding[], complete = true): Reading {
  return {
    readingId: '0190a1b2-0000-7000-8000-000000000002',
    arrivedAt: '2026-11-22T10:00:00.000Z',
    kioskName: 'Hal',
    layer: 'L1',
    askedBy: 'Chris',
    readout: readout(findings, complete),
  };
}

function happened(
  kind: TicketEvent['kind'],
  words: string | null,
  details: TicketEvent['details'] = {},
): TicketEvent {
  return { eventId: 1, at: '2026-11-22T09:30:00.000Z', actor: 'Chris', kind, words, details };
}

const words = {
  finding: () => 'De opslag is bijna vol.',
  gone: () => 'Dit is weg: de opslag is bijna vol.',
  step: (done: TicketEvent['details']) => String(done['nl']),
  advice: () => 'Wis nog niets.',
};
const none = { readout: null, readings: [], kioskName: 'Hal', history: [] };

describe('the closing sheet', () => {
  it('takes its cause from the worst finding, and keeps what was noted for colleagues from the visitor', () => {
    const history = [
      happened('ticket.noted', 'Gewist'),
      happened('ticket.message-written', 'Kom maar'),
      happened('ticket.noted', 'Bel @Bram: lastige klant'),
    ];

    expect(closingSheet({ ...none, readout: readout([full]), history }, words)).toEqual({
      known: { cause: 'De opslag is bijna vol.', solution: '', closingCode: 'solved' },
      notes: 'Gewist\nBel @Bram: lastige klant',
    });
  });

  it('puts notes behind what stands there when somebody asks for it', () => {
    expect(withNotes(' ', 'Gewist')).toBe('Gewist');
    expect(withNotes('Weer ruimte.\n', 'Gewist')).toBe('Weer ruimte.\nGewist');
    expect(withNotes('', 'x'.repeat(5_000))).toHaveLength(4_000);
  });

  it('leaves out what was noted before the ticket was opened again', () => {
    const history = [happened('ticket.noted', 'Gewist'), happened('ticket.reopened', 'Weer vol')];

    expect(closingSheet({ ...none, history }, words).notes).toBe('');
  });

  it('takes the steps of a procedure that were done, whatever was noted', () => {
    const step = (nl: string) => happened('ticket.step-done', null, { nl, en: 'English' });
    const history = [
      step('Oud'),
      happened('ticket.reopened', 'Weer stuk'),
      step('Netwerk vergeten'),
      happened('ticket.step-skipped', 'Te laat', { nl: 'Overgeslagen', en: 'Skipped' }),
      happened('ticket.noted', 'Duurde lang'),
      step('Opnieuw verbonden'),
    ];

    expect(closingSheet({ ...none, history }, words).known).toMatchObject({
      solution: 'Netwerk vergeten\nOpnieuw verbonden',
      closingCode: 'solved',
    });
  });

  it('says what another reading no longer shows, but only when that one was whole', () => {
    const before = { ...none, readout: readout([full]) };

    expect(closingSheet({ ...before, readings: [later([])] }, words).known.solution).toBe(
      words.gone(),
    );
    expect(closingSheet({ ...before, readings: [later([], false)] }, words).known.solution).toBe(
      words.advice(),
    );
  });

  it('calls it a way around while the device still shows it, and no fault when it never did', () => {
    const still = { ...none, readout: readout([full]), readings: [later([full])] };

    expect(closingSheet(still, words).known.closingCode).toBe('workaround');
    expect(closingSheet({ ...none, readout: readout([]) }, words).known.closingCode).toBe(
      'no-fault-found',
    );
    expect(closingSheet(none, words)).toEqual({
      known: { cause: '', solution: '', closingCode: 'solved' },
      notes: '',
    });
  });
});
