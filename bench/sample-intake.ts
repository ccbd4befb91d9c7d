import { v7 as uuidv7 } from 'uuid';
import type { Fact, Finding } from '../shared/domain/readout.ts';
import type { TicketIntake } from '../shared/domain/ticket.ts';

const readAt = '2026-11-22T09:00:04.000Z';

function fact(key: string, value: Fact['value'], unit: Fact['unit'] = null): Fact {
  return {
    key,
    value,
    unit,
    probe: 'sample',
    layer: 'L0',
    confidence: 'reported',
    readAt,
    durationMs: 3,
  };
}

const finding: Finding = {
  code: 'storage-full',
  verdict: 'fault',
  params: { freePercent: 1 },
  basedOn: ['storage.free'],
  layer: 'L1',
  confidence: 'reported',
};

/** A visit of realistic size: a phone with a full readout. Each call is a visit of its own. */
export function sampleIntake(): TicketIntake {
  const device = {
    deviceId: 'sample-1',
    portPath: '1-2',
    vendorId: 0x18d1,
    productId: 0x4ee1,
    kind: 'phone',
    vendorName: 'Sample',
    productName: 'Phone',
    simulated: true,
  } as const;
  const now = new Date().toISOString();
  return {
    visitId: uuidv7(),
    startedAt: now,
    submittedAt: now,
    locale: 'nl',
    errand: 'problem',
    reportType: 'incident',
    visitor: { kind: 'guest', name: 'Sam de Vries', contact: '06 12345678' },
    reason: {
      category: 'mail',
      triage: { since: 'today' },
      words: 'Ik krijg sinds vanmorgen geen mail meer binnen op mijn telefoon.',
      photoHash: null,
    },
    decision: { choice: 'read', device },
    readout: {
      readoutId: uuidv7(),
      device,
      startedAt: readAt,
      finishedAt: readAt,
      complete: true,
      facts: [
        fact('usb.speed', 480_000_000, 'bit-per-second'),
        fact('usb.version', '2.10'),
        fact('usb.max-power', 500, 'milliampere'),
        fact('device.vendor', 'Sample'),
        fact('device.product', 'Phone'),
        fact('storage.capacity', 128_000_000_000, 'byte'),
        fact('storage.free', 1_000_000_000, 'byte'),
        fact('battery.level', 64, 'percent'),
      ],
      findings: [finding],
      probes: [{ probe: 'sample', layer: 'L1', durationMs: 60, fault: null }],
    },
    answers: { since: 'today', canWork: 'partly', affected: 'me', deadline: null },
    assessment: {
      impact: 3,
      urgency: 2,
      priority: 4,
      reasons: ['one-person', 'can-partly-work'],
      argument: 'Eén persoon, kan deels werken.',
    },
    personAsked: false,
    kioskCode: 'B01',
  };
}
