import type { DeskContext } from '../desk-context.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { deviceKeysOf } from '../store/asset-reading-store.ts';
import { findAssetsByCode } from '../store/asset-store.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';

/**
 * The keys under which a device is known whose tag or number somebody typed or scanned at the counter: first what a
 * kiosk would make of that label, then what the register has seen of it by cable. Nothing of the code itself is kept.
 */
export async function deviceKeysOfCode(
  context: Pick<DeskContext, 'database' | 'deviceSecret'>,
  code: string | null,
): Promise<readonly string[]> {
  if (code === null) return [];
  const { read } = context.database;
  const { tag, numbers } = numbersIn(code);
  const assets = await findAssetsByCode(read, { tag, numbers });
  // A label with a number inside is known by that number, as a kiosk has it (shared/domain/device-identity.ts).
  const serials = numbers.toReversed().map((number) => `label.serial:${number}`);
  const tags = [`label.asset-tag:${tag}`];
  const isTag = assets.some((asset) => asset.tag === tag);
  const identities = isTag ? [...tags, ...serials] : [...serials, ...tags];
  const keys = identities.map((identity) => deviceKeyOf(identity, context.deviceSecret));
  const seen = await Promise.all(assets.map(({ assetId }) => deviceKeysOf(read, assetId)));
  return [...new Set([...keys, ...seen.flatMap((each) => [...each])])].filter(
    (key) => key !== null,
  );
}
