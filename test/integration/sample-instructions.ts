import { v7 } from 'uuid';
import type { InstructionContent } from '../../shared/domain/instruction.ts';
import type { Readout } from '../../shared/domain/readout.ts';

/** A variant that is whole. */
export function variant(change: Partial<InstructionContent['variants'][number]> = {}) {
  return {
    locale: 'nl' as const,
    level: 'B1' as const,
    title: 'Wifi instellen',
    safety: ['Geef je wachtwoord aan niemand.'],
    steps: [{ do: 'Open Instellingen.', see: 'Je ziet een lijst.', ifNot: 'Vraag hulp.' }],
    ...change,
  };
}

/** An instruction that may be reviewed. */
export function wholeContent(): InstructionContent {
  return {
    findings: [],
    reasons: [],
    devices: [],
    roles: [],
    accessibility: [],
    pack: null,
    variants: [variant()],
  };
}

/** A phone that told its model and version. */
export function iphone(): Readout {
  const at = '2026-11-22T09:01:00.000Z';
  const fact = (key: string, value: string) => ({
    key,
    value,
    unit: null,
    probe: 'iphone-untrusted',
    layer: 'L1' as const,
    confidence: 'reported' as const,
    readAt: at,
    durationMs: 5,
  });
  return {
    readoutId: v7(),
    device: {
      deviceId: 'lab-1',
      portPath: '1-4',
      vendorId: 0x05ac,
      productId: 0x12a8,
      kind: 'phone',
      vendorName: 'Apple',
      productName: 'iPhone',
      simulated: true,
    },
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: [fact('apple.model', 'iPhone 15'), fact('apple.system-version', '26.1')],
    findings: [],
    probes: [],
  };
}
