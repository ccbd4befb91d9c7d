import type { Readout } from '../../shared/domain/readout.ts';

/** A phone as a kiosk reads it: what tells its model and its system. */
export function iphoneReadout(readoutId: string): Readout {
  const readAt = '2026-11-27T09:00:00.000Z';
  const fact = (key: string, value: string): Readout['facts'][number] => ({
    key,
    value,
    unit: null,
    probe: 'iphone',
    layer: 'L2',
    confidence: 'reported',
    readAt,
    durationMs: 3,
  });
  return {
    readoutId,
    device: {
      deviceId: '1-4',
      portPath: '1-4',
      vendorId: 0x05ac,
      productId: 0x12a8,
      kind: 'phone',
      vendorName: 'Apple',
      productName: 'iPhone',
      simulated: false,
    },
    startedAt: readAt,
    finishedAt: readAt,
    complete: true,
    facts: [fact('apple.model', 'iPhone 15'), fact('apple.system-version', '18.1.1')],
    findings: [],
    probes: [],
  };
}
