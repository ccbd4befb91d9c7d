import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { counterQuestionSchema } from '../../../shared/contract/counter-screen-contract.ts';
import type { Finding, Readout } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { questionOf } from './question-of.ts';

const finding = (code: string, verdict: Finding['verdict']): Finding => ({
  code,
  verdict,
  params: {},
  basedOn: ['storage.free'],
  layer: 'L1',
  confidence: 'derived',
});

const readoutOf = (findings: readonly Finding[], vendorId = 1, complete = true): Readout => ({
  readoutId: '0190a1b2-0000-7000-8000-000000000001',
  device: {
    deviceId: 'usb:1-4',
    portPath: '1-4',
    vendorId,
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
});

/** A resolved ticket whose device was read before and after the work. */
function ticketOf(before: Readout, after: Readout | null) {
  const readings =
    after === null
      ? []
      : [
          {
            readingId: '0190a1b2-0000-7000-8000-000000000002',
            arrivedAt: '2026-11-22T10:00:00.000Z',
            kioskName: 'Hal',
            layer: 'L1' as const,
            askedBy: 'Chris',
            readout: after,
          },
        ];
  return {
    item: { visitCode: 'A12', visitorName: 'Noor' } as Ticket['item'],
    locale: 'en' as const,
    resolution: { cause: 'Vol', solution: 'Gewist', closingCode: 'solved' as const },
    kioskName: 'Hal',
    readout: before,
    readings,
  };
}

const say = (locale: string) => ((key: string) => `${locale} ${key}`) as unknown as TFunction;
const questionId = '019a0000-0000-7000-8000-000000000001';
const ask = (before: Readout, after: Readout | null) =>
  questionOf(ticketOf(before, after), questionId, say);

const full = finding('storage-full', 'fault');
const slow = finding('old-version', 'attention');

describe('the question to a visitor', () => {
  it('says in his language what is gone, what is new and what stayed, and not who he is', () => {
    const question = ask(
      readoutOf([full, slow, finding('battery-fine', 'ok')]),
      readoutOf([slow, finding('cable-loose', 'attention')]),
    );

    expect(counterQuestionSchema.parse(question)).toEqual({
      questionId,
      visitCode: 'A12',
      locale: 'en',
      solution: 'Gewist',
      changes: [
        { fate: 'gone', verdict: 'fault', words: 'en findings:storage-full.b1' },
        { fate: 'new', verdict: 'attention', words: 'en findings:cable-loose.b1' },
        { fate: 'stayed', verdict: 'attention', words: 'en findings:old-version.b1' },
      ],
    });
  });

  it.each([
    ['the device was read once', readoutOf([full]), null],
    ['another device was read after it', readoutOf([full]), readoutOf([], 7)],
  ])('compares nothing when %s', (_when, before, after) => {
    expect(ask(before, after).changes).toEqual([]);
  });

  it('calls nothing gone that the second reading may not have looked for', () => {
    expect(ask(readoutOf([full]), readoutOf([], 1, false)).changes).toEqual([]);
  });
});
