import type { APIRequestContext } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { type Asset, assetSchema, type RecordedType } from '../../../shared/domain/asset.ts';
import type { Desk } from '../harness/desk.ts';

/** An asset as it is bought: what it is, and the tag on it. */
export interface BoughtAsset {
  readonly tag: string;
  readonly type: RecordedType;
  readonly maker: string;
  readonly model: string;
  readonly serial?: string;
}

/** Puts an asset in the register and makes it ready to go out, as somebody who is signed in. */
export async function readyAsset(
  request: APIRequestContext,
  desk: Desk,
  { serial, ...bought }: BoughtAsset,
): Promise<Asset> {
  const post = async (path: string, data: unknown): Promise<Asset> => {
    const headers = { origin: desk.url };
    const reply = await request.post(new URL(path, desk.url).href, { data, headers });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    return assetSchema.parse(await reply.json());
  };
  const created = await post(deskContract['asset.create'].path, {
    facts: {
      ...bought,
      identifiers: serial === undefined ? [] : [{ kind: 'serial', value: serial }],
      system: null,
      site: null,
      ownerUnit: null,
      warrantyUntil: null,
      supplier: null,
      purchasedOn: null,
      purchaseOrder: null,
      purchasePrice: null,
    },
  });
  return post(deskContract['asset.move'].path.replace(':assetId', created.assetId), {
    version: created.version,
    to: 'ready',
    reason: 'Klaargemaakt',
  });
}
