import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { ExchangeRecord } from '../../shared/domain/exchange-record.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';

export const stick: DeviceSummary = {
  deviceId: 'sim-1-1',
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'storage',
  vendorName: null,
  productName: 'Stick',
  simulated: true,
};

/** A reading in which one thing was asked and these bytes came. */
export function reading(hex: string): {
  readonly readout: Readout;
  readonly record: ExchangeRecord;
  readonly hash: string;
} {
  const readoutId = v7();
  const at = '2026-11-22T09:01:00.000Z';
  const record: ExchangeRecord = {
    format: 1,
    readoutId,
    probes: [
      {
        probe: 'storage-identity',
        exchanges: [
          {
            kind: 'bulk-in',
            interfaceNumber: 0,
            endpoint: 1,
            name: null,
            question: null,
            sent: null,
            answer: { length: hex.length / 2, hex, left: 'nothing' },
            fault: null,
            microseconds: 412,
          },
        ],
        leftOut: 0,
      },
    ],
  };
  const readout: Readout = {
    readoutId,
    device: stick,
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: [],
    findings: [],
    probes: [{ probe: 'storage-identity', layer: 'L1', durationMs: 3, fault: null }],
  };
  const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex');
  return { readout, record, hash };
}
