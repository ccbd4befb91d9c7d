import type { LabelReading } from '../../shared/domain/identifiers/label-reading.ts';
import type { LabelWay } from '../../shared/domain/label-entry.ts';
import { labelDevice } from '../../shared/domain/label-device.ts';
import { worstFirst, type Fact, type Readout } from '../../shared/domain/readout.ts';
import { findingsOf } from '../findings/find.ts';
import { labelFacts, labelScanId } from '../probes/label-scan.ts';

/** What a label readout is made of. */
export interface LabelReadoutParts {
  readonly readoutId: string;
  readonly readings: readonly LabelReading[];
  readonly ways: readonly LabelWay[];
  /** RFC 3339. */
  readonly readAt: string;
  readonly simulated: boolean;
}

/** The readout of a device whose label was read instead of the device itself. */
export function labelReadout(parts: LabelReadoutParts): Readout {
  const { readoutId, readings, ways, readAt, simulated } = parts;
  const known = new Set<string>();
  const facts: readonly Fact[] = labelFacts(readings, ways)
    .filter(({ key }) => !known.has(key) && known.add(key).size > 0)
    .map((fact) => ({ ...fact, probe: labelScanId, layer: 'L0', readAt, durationMs: 0 }));
  const maker = facts.find(({ key }) => key === 'label.maker')?.value;
  return {
    readoutId,
    device: labelDevice({
      readoutId,
      kind: readings.every(isOfPhone) ? 'phone' : 'laptop',
      maker: typeof maker === 'string' ? maker : null,
      simulated,
    }),
    startedAt: readAt,
    finishedAt: readAt,
    complete: true,
    facts: [...facts],
    findings: [...worstFirst(findingsOf(facts))],
    probes: [{ probe: labelScanId, layer: 'L0', durationMs: 0, fault: null }],
  };
}

/** A label with nothing but numbers of a radio or its card is that of a telephone. */
function isOfPhone({ kind }: LabelReading): boolean {
  return kind === 'imei' || kind === 'iccid';
}
