import type { Page } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { type Asset, assetSchema, type RecordedType } from '../../../shared/domain/asset.ts';
import type { CheckEvidence } from '../../../shared/domain/preparation/evidence.ts';
import {
  type Preparation,
  preparationSchema,
} from '../../../shared/domain/preparation/preparation.ts';
import { assetFacts, phoneVisit } from '../../integration/asset-samples.ts';
import { withFacts } from '../../integration/preparation-steps.ts';
import type { Desk } from '../harness/desk.ts';
import { makeReady } from '../screens/ready-asset.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

/** What somebody who is signed in asks of the desk beside his page, for stories about preparing. */
export function preparing(page: Page, desk: Desk) {
  /** What the admin asks of the desk beside the page. */
  async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const reply = await page.request.fetch(new URL(path, desk.url).href, {
      method,
      ...(body === undefined ? {} : { data: body }),
      headers: { origin: desk.url },
    });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  }

  const newAsset = async (tag: string, type: RecordedType): Promise<Asset> =>
    assetSchema.parse(
      await ask('POST', deskContract['asset.create'].path, {
        facts: assetFacts({ tag, type, identifiers: [{ kind: 'serial', value: `LAB${tag}` }] }),
      }),
    );
  const begin = async ({ assetId }: Asset): Promise<Preparation> =>
    preparationSchema.parse(
      await ask('POST', deskContract['preparation.start'].path.replace(':assetId', assetId)),
    );
  const give = (preparation: Preparation, checkId: string, evidence: CheckEvidence) =>
    ask(
      'POST',
      deskContract['preparation.give-evidence'].path.replace(
        ':preparationId',
        preparation.preparationId,
      ),
      { checkId, evidence },
    );
  /** A phone comes to the kiosk, tells all, and is put to its asset at the counter. */
  const readPhone = async ({ assetId, identifiers }: Asset, level: number) => {
    const visit = phoneVisit(identifiers[0]?.value ?? '');
    const at = new Date().toISOString();
    const { ticketId } = await kioskOf(desk).handOver(withFacts(visit, level, at));
    const { version } = assetSchema.parse(
      await ask('GET', deskContract['asset.get'].path.replace(':assetId', assetId)),
    );
    await ask('POST', deskContract['asset.take-in'].path.replace(':ticketId', ticketId), {
      owned: true,
      record: { kind: 'known', assetId, version, take: [] },
    });
  };
  const readyLaptop = async (tag: string) =>
    makeReady(page.request, desk, await newAsset(tag, 'laptop'));
  const newPerson = (staffNumber: string, firstName: string, lastName: string) =>
    ask('POST', deskContract['person.import'].path, {
      people: [{ staffNumber, badgeNumbers: [], firstName, lastName, department: null }],
    });
  return { newAsset, begin, give, readPhone, readyLaptop, newPerson };
}
