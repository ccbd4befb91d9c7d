import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { fault } from '../shared/base/fault.ts';
import { err, ok } from '../shared/base/result.ts';
import {
  exchangeRecordSchema,
  isWhole,
  longestRecord,
  mostKept,
  transcriptOf,
} from '../shared/domain/exchange-record.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { keepAll, type DevicePort, type Exchange, type Keeping } from './port.ts';
import { ReplayPort } from './simulated/replay-port.ts';
import { StopSource } from './stop-source.ts';

const runs = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const readoutId = '01a2024b-7ffe-752c-995f-d26433f30d17';
const { signal: stop } = new StopSource();

/** A device that answers every question with the next of these; null: it stalls. */
function answering(answers: readonly (Uint8Array | null)[]): DevicePort {
  let next = 0;
  return {
    exchange: async () => {
      const answer = answers[next] ?? null;
      next += 1;
      return answer === null ? err(fault('device/stalled', 'no')) : ok(answer);
    },
    close: async () => {},
  };
}

function recorder(serial: string | null = null): ExchangeRecorder {
  let now = 0;
  return new ExchangeRecorder(() => (now += 125), serial);
}

const bulkIn = (length: number): Exchange => ({
  kind: 'bulk-in',
  interfaceNumber: 0,
  endpoint: 1,
  length,
});
const bulkOut = (bytes: Uint8Array): Exchange => ({
  kind: 'bulk-out',
  interfaceNumber: 0,
  endpoint: 2,
  bytes,
});

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const hex = (text: string) => Buffer.from(text).toString('hex');

/** One probe asks this, and the record is what is kept of it. */
async function recorded(
  asked: readonly { exchange: Exchange; keep?: Keeping | undefined; answer: Uint8Array | null }[],
  told: readonly (string | null)[] = [],
  serial: string | null = null,
) {
  const keeper = recorder(serial);
  const { port, conceal } = keeper.of('a-probe', answering(asked.map(({ answer }) => answer)));
  for (const { exchange, keep } of asked) {
    await port.exchange(exchange, { timeoutMs: 1, stop, keep });
  }
  told.forEach((text) => conceal(text));
  return keeper.finished(readoutId);
}

const anyBytes = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 255 }))
  .map(([length, fill]) => new Uint8Array(length).fill(fill));
const anyExchange: fc.Arbitrary<Exchange> = fc.oneof(
  anyBytes.map(bulkOut),
  fc.constant(bulkIn(65_536)),
  anyBytes.map((plist): Exchange => ({
    ...{ kind: 'apple-request', to: 'lockdown', plist, length: 65_536 },
  })),
  fc.constant<Exchange>({ kind: 'apple-pair', unlike: null, length: 65_536 }),
  fc.string({ maxLength: 60 }).map((path): Exchange => ({ kind: 'sysfs-read', path, length: 64 })),
);
const anyKeep = fc.constantFrom<Keeping | undefined>(undefined, keepAll, { named: true });
const anyAsked = fc.record({
  exchange: anyExchange,
  keep: anyKeep,
  answer: fc.option(anyBytes, { nil: null }),
});

group('the record of a reading', () => {
  it('has what was asked, what came and how long it took', async () => {
    const record = await recorded([
      { exchange: bulkOut(bytes('ask')), keep: keepAll, answer: new Uint8Array(0) },
      { exchange: bulkIn(64), keep: keepAll, answer: bytes('told') },
      { exchange: bulkIn(64), keep: keepAll, answer: null },
    ]);

    const [probe] = record.probes;
    expect(probe === undefined ? '' : transcriptOf(probe, readoutId)).toBe(
      [
        `# a-probe, reading ${readoutId}. Serial numbers are replaced.`,
        '# Plays again as it is.',
        '# 1: bulk-out 0/2, 125 us',
        '=> 61 73 6b',
        '# 2: bulk-in 0/1, 125 us',
        '<= 74 6f 6c 64',
        '# 3: bulk-in 0/1, 125 us',
        '!! device/stalled',
        '',
      ].join('\n'),
    );
  });

  it('keeps within its bounds whatever is asked and answered, and says what it left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAsked, { maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        async (some, times) => {
          const asked = Array.from({ length: times }, () => some).flat();
          const record = await recorded(asked, [null]);

          const [probe] = exchangeRecordSchema.parse(record).probes;
          const parts = (probe?.exchanges ?? []).flatMap(({ question, sent, answer }) =>
            [question, sent, answer].flatMap((part) => part ?? []),
          );
          const kept = parts.reduce((sum, part) => sum + part.hex.length / 2, 0);
          expect(kept).toBeLessThanOrEqual(mostKept.perReading);
          expect(JSON.stringify(record).length).toBeLessThanOrEqual(longestRecord);
          expect((probe?.exchanges.length ?? 0) + (probe?.leftOut ?? 0)).toBe(asked.length);
          expect(parts.filter((part) => part.hex.length / 2 < part.length)).toEqual(
            parts.filter((part) => part.left !== 'nothing'),
          );
        },
      ),
      { numRuns: Math.min(runs, 40) },
    );
  });

  it('never has a byte of an exchange for which nothing was said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAsked.map((one) => ({ ...one, keep: undefined }))),
        async (asked) => {
          const record = await recorded(asked, [null]);

          for (const { question, sent, answer } of record.probes[0]?.exchanges ?? []) {
            for (const part of [question, sent, answer]) expect(part?.hex ?? '').toBe('');
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('replaces a number that was told, also where the bound or a transfer cuts it', async () => {
    const before = 'x'.repeat(mostKept.perExchange - 4);
    const record = await recorded(
      [
        { exchange: bulkIn(64), keep: { named: true }, answer: bytes('SN R58M12') },
        { exchange: bulkIn(64), keep: { named: true }, answer: bytes('34XYZ.') },
        { exchange: bulkIn(9000), keep: keepAll, answer: bytes(`${before}R58M1234XYZ and on`) },
      ],
      ['R58M1234XYZ'],
    );

    const [first, second, third] = record.probes[0]?.exchanges ?? [];
    expect([first?.answer?.hex, second?.answer?.hex]).toEqual([hex('SN LAB000'), hex('00000.')]);
    expect(third?.answer).toEqual({
      length: before.length + 18,
      hex: hex(`${before}LAB0`),
      left: 'too-long',
    });
  });

  it.each([
    ['nobody told the number', []],
    ['what was told is not in it', ['OTHER-NUMBER']],
    ['the number is too short to be replaced', ['123']],
  ])('leaves out an answer with a number when %s', async (_why, told) => {
    const record = await recorded(
      [{ exchange: bulkIn(64), keep: { named: true }, answer: bytes('SN 123') }],
      told,
    );

    expect(record.probes[0]?.exchanges[0]?.answer).toEqual({ length: 6, hex: '', left: 'private' });
    expect(record.probes.map(isWhole)).toEqual([false]);
  });

  it('replaces the serial number of the descriptors wherever it stands', async () => {
    const answer = Buffer.from('..R58M1234XYZ..', 'utf16le');
    const record = await recorded(
      [{ exchange: bulkIn(64), keep: keepAll, answer }],
      [],
      'R58M1234XYZ',
    );

    expect(record.probes[0]?.exchanges[0]?.answer?.hex).toBe(
      Buffer.from('..LAB00000000..', 'utf16le').toString('hex'),
    );
  });

  it('leaves out an answer that is not one to our question', async () => {
    const keep: Keeping = { when: (answer) => answer[0] === 1 };
    const record = await recorded([
      { exchange: bulkIn(64), keep, answer: Uint8Array.of(2, 3) },
      { exchange: bulkIn(64), keep, answer: Uint8Array.of(1, 3) },
    ]);

    expect(record.probes[0]?.exchanges.map((one) => one.answer?.hex)).toEqual(['', '0103']);
  });

  it('is a transcript that plays again whatever was asked, as long as nothing was left out', async () => {
    const small = fc.uint8Array({ maxLength: 64 });
    const asked = fc.record({
      exchange: fc.oneof(
        small.map(bulkOut),
        fc.constant(bulkIn(64)),
        small.map((sent): Exchange => ({
          kind: 'control-out',
          setup: { type: 'class', recipient: 'interface', request: 9, value: 0x0301, index: 2 },
          bytes: sent,
        })),
        fc.constant<Exchange>({
          kind: 'hid-feature-in',
          interfaceNumber: 0,
          reportId: 3,
          length: 64,
        }),
        fc.constant<Exchange>({ kind: 'sysfs-read', path: '1-1:1.0/interface', length: 64 }),
      ),
      answer: fc.option(small, { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (all) => {
        const record = await recorded(all.map((one) => ({ ...one, keep: keepAll })));
        const [probe] = record.probes;
        const replay = new ReplayPort(probe === undefined ? '' : transcriptOf(probe, readoutId));

        for (const { exchange, answer } of all) {
          const reply = await replay.exchange(exchange);
          const expected = 'length' in exchange ? answer : new Uint8Array(0);
          expect(reply.ok ? reply.value : null).toEqual(answer === null ? null : expected);
        }
        replay.finished();
      }),
      { numRuns: runs },
    );
  });
});
