import { createHash } from 'node:crypto';
import {
  exchangeRecordSchema,
  type ExchangeRecord,
} from '../../../shared/domain/exchange-record.ts';

/** What the broken phone of the samples was asked: bytes whole, cut off, private, and no answer. */
export function phoneExchanges(readoutId: string): ExchangeRecord {
  const whole = (hex: string) => ({ length: hex.length / 2, hex, left: 'nothing' }) as const;
  const nothing = { question: null, sent: null, answer: null, fault: null };
  const control = {
    ...nothing,
    kind: 'control-in',
    interfaceNumber: null,
    endpoint: null,
    name: 'GET_DESCRIPTOR',
  } as const;
  const bulk = { ...nothing, interfaceNumber: 0, name: null } as const;
  // In the order of the schema, whose text the hash is of.
  return exchangeRecordSchema.parse({
    format: 1,
    readoutId,
    probes: [
      {
        probe: 'usb-descriptors',
        exchanges: [
          {
            ...control,
            question: whole('8006000100001200'),
            answer: whole('12011002000000400d18e14e4004010203010100'.slice(0, 36)),
            microseconds: 214,
          },
          {
            ...control,
            question: whole('8006000f00000500'),
            fault: 'device/stalled',
            microseconds: 90,
          },
        ],
        leftOut: 0,
      },
      {
        probe: 'mtp-contents',
        exchanges: [
          {
            ...bulk,
            kind: 'bulk-out',
            endpoint: 1,
            name: 'GetStorageInfo',
            sent: whole('10000000010005100400000001000100'),
            microseconds: 131,
          },
          {
            ...bulk,
            kind: 'bulk-in',
            endpoint: 129,
            answer: {
              length: 620,
              hex: '6c0200000200051004000000030002000000005089c61d00000000868c470000000000ffffff7f',
              left: 'too-long',
            },
            microseconds: 2048,
          },
          {
            ...bulk,
            kind: 'bulk-in',
            endpoint: 129,
            answer: { length: 44, hex: '', left: 'private' },
            microseconds: 1640,
          },
        ],
        leftOut: 3,
      },
    ],
  });
}

/** By this the readout names its record. */
export function exchangesHash(record: ExchangeRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}
