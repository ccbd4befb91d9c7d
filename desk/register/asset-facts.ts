import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import type { FactChange } from '../../shared/domain/asset-event.ts';
import { checkIdentifier, identifierKey } from '../../shared/domain/asset-identifier.ts';
import { type Asset, type AssetFacts, assetFactsSchema } from '../../shared/domain/asset.ts';
import { holderOfNumber, tagOwner } from '../store/asset-store.ts';
import type { Db } from '../store/tables.ts';

const factNames = assetFactsSchema.keyof().options;

/** These facts with each number as the register writes it, or the rule that a number breaks. */
export function checkFacts(facts: AssetFacts): Result<AssetFacts, Fault> {
  const identifiers: AssetFacts['identifiers'][number][] = [];
  const seen = new Set<string>();
  for (const { kind, value } of facts.identifiers) {
    const checked = checkIdentifier(kind, value);
    if (!checked.ok) return checked;
    const key = `${kind} ${identifierKey(checked.value)}`;
    if (!seen.has(key)) identifiers.push({ kind, value: checked.value });
    seen.add(key);
  }
  return ok({ ...facts, identifiers });
}

/** Why another asset stands in the way of these facts: it has the tag or a number; null when none does. */
export async function taken(
  db: Db,
  asset: AssetFacts & Pick<Asset, 'assetId'>,
): Promise<Fault | null> {
  const owner = await tagOwner(db, asset.tag);
  if (owner !== null && owner !== asset.assetId) {
    return fault('asset/tag-taken', 'Another asset has this tag');
  }
  for (const identifier of asset.identifiers) {
    if ((await holderOfNumber(db, asset, identifier)) !== null) {
      return fault('asset/number-taken', `Another asset has this ${identifier.kind}`);
    }
  }
  return null;
}

/** What is different in the second, as text; empty when nothing is. */
export function changesOf(before: AssetFacts, after: AssetFacts): FactChange[] {
  return factNames.flatMap((fact) => {
    const from = textOf(before[fact]);
    const to = textOf(after[fact]);
    return from === to ? [] : [{ fact, from, to }];
  });
}

function textOf(value: AssetFacts[keyof AssetFacts]): string | null {
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  const written = value.map(({ kind, value: number }) => `${kind} ${number}`).join(', ');
  return written === '' ? null : written.slice(0, 400);
}
