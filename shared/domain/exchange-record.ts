import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/**
 * How much of one reading is kept: bytes of one direction of one exchange, bytes of all together, and
 * exchanges. What goes beyond is counted and left out.
 */
export const mostKept = { perExchange: 4096, perReading: 262_144, exchanges: 1024 } as const;

/** Some bytes as far as they are kept. */
export const keptBytesSchema = z.strictObject({
  /** How many there were. */
  length: z.int().min(0),
  /** The first of them. */
  hex: z
    .string()
    .max(2 * mostKept.perExchange)
    .regex(/^(?:[0-9a-f]{2})*$/u),
  /** Why the others are not here: beyond the bounds, or not ours to keep (docs/privacy.md). */
  left: z.enum(['nothing', 'too-long', 'private']),
});
export type KeptBytes = z.infer<typeof keptBytesSchema>;

/** One exchange with a device (`devices/port.ts`), as a technician may see it. */
export const recordedExchangeSchema = z.strictObject({
  kind: z.enum([
    'control-in',
    'control-out',
    'bulk-in',
    'bulk-out',
    'hid-feature-in',
    'hid-in',
    'hid-out',
    'sysfs-read',
    'sysfs-list',
    'apple-request',
    'apple-pair',
  ]),
  interfaceNumber: z.int().min(0).max(255).nullable(),
  endpoint: z.int().min(0).max(255).nullable(),
  /** What is asked, by the name that its document gives it; null when it has none that we know. */
  name: z.string().max(60).nullable(),
  /** What names the thing that is asked for: the setup packet, a path, a report's number. */
  question: keptBytesSchema.nullable(),
  sent: keptBytesSchema.nullable(),
  answer: keptBytesSchema.nullable(),
  fault: z
    .string()
    .max(40)
    .regex(/^device\/[a-z-]+$/u)
    .nullable(),
  microseconds: z.int().min(0),
});
export type RecordedExchange = z.infer<typeof recordedExchangeSchema>;

/** The exchanges of one probe, in order. */
export const probeRecordSchema = z.strictObject({
  probe: z.string().max(60),
  exchanges: z.array(recordedExchangeSchema).max(mostKept.exchanges),
  /** How many came after the bound was reached. */
  leftOut: z.int().min(0),
});
export type ProbeRecord = z.infer<typeof probeRecordSchema>;

/** What was asked of a device during one reading, and what it answered. */
export const exchangeRecordSchema = z.strictObject({
  format: z.literal(1),
  readoutId: uuidSchema,
  probes: z.array(probeRecordSchema).max(60),
});
export type ExchangeRecord = z.infer<typeof exchangeRecordSchema>;

/** The longest that a record is as JSON: its bytes twice as long in hexadecimal, and 600 for each exchange. */
export const longestRecord = 2 * mostKept.perReading + 600 * mostKept.exchanges + 65_536;

/** Whether a probe that hears this again asks for all of it and for nothing else. */
export function isWhole({ exchanges, leftOut }: ProbeRecord): boolean {
  return (
    leftOut === 0 &&
    exchanges.every(({ question, sent, answer }) =>
      [question, sent, answer].every((bytes) => bytes === null || bytes.left === 'nothing'),
    )
  );
}

/**
 * The record of one probe in the format of transcripts (docs/probes.md), so that a developer can make
 * a test of it. Every exchange begins with a remark; a remark stands where bytes were left out.
 */
export function transcriptOf(record: ProbeRecord, readoutId: string): string {
  const { probe, exchanges, leftOut } = record;
  return [
    `# ${probe}, reading ${readoutId}. Serial numbers are replaced.`,
    isWhole(record) ? '# Plays again as it is.' : '# Something was left out: a remark says where.',
    ...exchanges.flatMap(linesOf),
    ...(leftOut === 0 ? [] : [`# ${leftOut} more exchanges were left out.`]),
    '',
  ].join('\n');
}

function linesOf(exchange: RecordedExchange, index: number): readonly string[] {
  const { kind, name, question, sent, answer, fault, microseconds } = exchange;
  const place = placeOf(exchange);
  const what = [kind, place, name].filter((part) => part !== null && part !== '').join(' ');
  return [
    `# ${index + 1}: ${what}, ${microseconds} us`,
    ...(question === null ? [] : bytesLines('=>', question)),
    ...(fault === null
      ? [
          ...(sent === null ? [] : bytesLines('=>', sent)),
          ...(answer === null ? [] : bytesLines('<=', answer)),
        ]
      : [`!! ${fault}`]),
  ];
}

/** `1/2`: interface and endpoint, as far as the exchange has them. */
export function placeOf({ interfaceNumber, endpoint }: RecordedExchange): string {
  return [interfaceNumber, endpoint].filter((part) => part !== null).join('/');
}

function bytesLines(sign: '=>' | '<=', { hex, length, left }: KeptBytes): readonly string[] {
  const line = `${sign} ${hex.replaceAll(/(..)(?=.)/gu, '$1 ')}`.trim();
  if (left === 'nothing') return [line];
  const kept = hex.length / 2;
  return [
    ...(kept === 0 ? [] : [line]),
    `# ${sign} ${length - kept} of ${length} bytes left out: ${left}`,
  ];
}
