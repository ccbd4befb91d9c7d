import { type Fault, fault } from '../../shared/base/fault.ts';

/**
 * A refusal to write over what a colleague changed after it was shown, or null. `seen` is what stood in the form
 * when it was opened; an older console sends none.
 */
export function changedMeanwhile<Facts extends object>(
  seen: Facts | undefined,
  now: Facts,
): Fault | null {
  if (seen === undefined) return null;
  const facts = new Map<string, unknown>(Object.entries(now));
  const isStill = Object.entries(seen).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(facts.get(name)),
  );
  return isStill ? null : fault('register/changed-meanwhile', 'It is not what was shown any more');
}
