import type { Fact, Finding, ProbeOutcome } from '../../shared/domain/readout.ts';
import { type ReaderTables, builtInTables } from '../pack/reader-tables.ts';
import { androidRules } from './android-rules.ts';
import { cameraRules } from './camera-rules.ts';
import { linkRules } from './link-rules.ts';
import { mediaRules } from './media-rules.ts';
import { driveRules } from './drive-rules.ts';
import { driveSmartRules } from './drive-smart-rules.ts';
import { appleRules } from './apple-rules.ts';
import { hidRules } from './hid-rules.ts';
import { printerRules } from './printer-rules.ts';
import { conclude, factView } from './rule.ts';
import { labelRules } from './label-rules.ts';
import { storageRules } from './storage-rules.ts';
import { usbRules } from './usb-rules.ts';

const rules = [
  ...usbRules,
  ...storageRules,
  ...androidRules,
  ...cameraRules,
  ...labelRules,
  ...linkRules,
  ...mediaRules,
  ...driveRules,
  ...driveSmartRules,
  ...appleRules,
  ...hidRules,
  ...printerRules,
];

/** What the facts so far allow to say. More facts may add findings and take none away. */
export function findingsOf(
  facts: readonly Fact[],
  tables: ReaderTables = builtInTables,
): readonly Finding[] {
  const view = factView(facts);
  return rules.flatMap((rule) => rule(view, tables) ?? []);
}

/**
 * The last word when reading has ended: that something could not be read, or that nothing wrong was
 * seen. Never both; null when findings say enough. `nothing wrong` claims no more than was looked at:
 * its `layer` says how deep.
 */
export function closingFinding(
  facts: readonly Fact[],
  findings: readonly Finding[],
  outcomes: readonly ProbeOutcome[],
): Finding | null {
  const view = factView(facts);
  if (view.text('usb.id') === null) return null;
  const failed = outcomes.find((outcome) => outcome.fault !== null);
  if (failed !== undefined) {
    return conclude(view, {
      code: 'partly-read',
      verdict: 'unknown',
      params: { probe: failed.probe, fault: failed.fault?.code ?? '' },
      basedOn: ['usb.id'],
      route: 'anybody',
    });
  }
  if (findings.length > 0) return null;
  const deepest = facts.filter((fact) => fact.layer !== 'L0').map((fact) => fact.key);
  return conclude(view, {
    code: 'nothing-wrong-seen',
    verdict: 'ok',
    params: {},
    basedOn: ['usb.id', ...deepest.slice(0, 15)],
    route: 'anybody',
  });
}
