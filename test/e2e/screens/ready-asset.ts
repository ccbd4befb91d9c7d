import type { APIRequestContext } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { Asset, RecordedType } from '../../../shared/domain/asset.ts';
import { evidenceOf } from '../../integration/make-ready.ts';
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
  const created = await post(request, desk, deskContract['asset.create'].path, {
    facts: {
      ...bought,
      identifiers: [{ kind: 'serial', value: serial ?? `LAB${bought.tag}` }],
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
  return makeReady(request, desk, deskContract['asset.create'].response.parse(created));
}

/** Prepares an asset in stock or wiped as the console does: begun, each check seen to, finished. */
export async function makeReady(
  request: APIRequestContext,
  desk: Desk,
  asset: Asset,
): Promise<Asset> {
  const start = deskContract['preparation.start'];
  const give = deskContract['preparation.give-evidence'];
  const finish = deskContract['preparation.finish'];
  const begun = await post(request, desk, start.path.replace(':assetId', asset.assetId));
  const { preparationId, checks } = start.response.parse(begun);
  for (const check of checks.checks) {
    await post(request, desk, give.path.replace(':preparationId', preparationId), {
      checkId: check.checkId,
      evidence: evidenceOf(check, asset),
    });
  }
  const { version } = asset;
  const path = finish.path.replace(':preparationId', preparationId);
  return finish.response.parse(await post(request, desk, path, { version })).asset;
}

async function post(
  request: APIRequestContext,
  desk: Desk,
  path: string,
  data?: object,
): Promise<unknown> {
  const headers = { origin: desk.url };
  const body = data === undefined ? {} : { data };
  const reply = await request.post(new URL(path, desk.url).href, { headers, ...body });
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  return reply.json();
}
