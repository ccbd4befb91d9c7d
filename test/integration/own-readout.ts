import { v7 } from 'uuid';
import type { Readout } from '../../shared/domain/readout.ts';
import { readoutOf } from './desk-kiosks.ts';

/** A readout of a phone that no other test has. */
export function ownReadout(freeBytes = 1): Readout {
  const readout = readoutOf(freeBytes);
  const serial = v7();
  return {
    ...readout,
    facts: readout.facts.map((fact) =>
      fact.key === 'device.serial' ? { ...fact, value: serial } : fact,
    ),
  };
}

/** The same phone, read once more. */
export function again(readout: Readout): Readout {
  return { ...readout, readoutId: v7() };
}
