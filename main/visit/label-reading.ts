import { v7 as uuidv7 } from 'uuid';
import { labelReadout } from '../../devices/labels/label-readout.ts';
import { timestamp, type Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { readLabel } from '../../shared/domain/identifiers/label-reading.ts';
import type { LabelEntry } from '../../shared/domain/label-entry.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { Visits } from './visits.ts';

export interface LabelReadingParts {
  readonly clock: Clock;
  readonly visits: Visits;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly simulated: boolean;
}

/** Turns the label of a device that cannot be read by cable into the readout of the visit. */
export class LabelReading {
  private readonly parts: LabelReadingParts;

  constructor(parts: LabelReadingParts) {
    this.parts = parts;
  }

  /**
   * What a screen read is understood once more here. Codes that are no label are left out as long as
   * one is; the decision and the readout are appended as if the device had been read by cable.
   */
  async read(
    visitId: string,
    entries: readonly LabelEntry[],
  ): Promise<Result<{ readout: Readout; draft: VisitDraft }, Fault>> {
    const { clock, visits, config, simulated } = this.parts;
    const draft = await visits.draft(visitId);
    if (!draft.ok) return draft;
    const { assetTagPicture } = config();
    const read = entries.map(({ text, way }) => ({ way, label: readLabel(text, assetTagPicture) }));
    const readings = read.flatMap(({ label }) => (label.ok ? [label.value] : []));
    const ways = read.flatMap(({ label, way }) => (label.ok ? [way] : []));
    if (readings.length === 0) {
      const refused = read.flatMap(({ label }) => (label.ok ? [] : [label.fault]))[0];
      return err(refused ?? fault('input/invalid', 'No label was read'));
    }
    const readout = labelReadout({
      readoutId: uuidv7({ msecs: clock.nowMs() }),
      readings,
      ways,
      readAt: timestamp(clock),
      simulated,
    });
    const decided = await visits.append(visitId, {
      type: 'device-decided',
      decision: { choice: 'read', device: readout.device },
    });
    if (!decided.ok) return decided;
    const after = await visits.append(visitId, { type: 'device-read', readout });
    return after.ok ? ok({ readout, draft: after.value }) : after;
  }
}
