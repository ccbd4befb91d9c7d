import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Campaign, CampaignFacts } from '../../shared/domain/acceptance/campaign.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Db } from '../store/tables.ts';
import { moveCampaign } from '../store/test-campaign-store.ts';
import { insertScript } from '../store/test-script-store.ts';
import { putDevice, putTester } from '../store/tester-store.ts';
import { deskWords } from '../words/desk-words.ts';
import { releaseScript } from './shipped-script.ts';

const testDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** Where a release of this product has to work, at least. */
const devices = [
  { model: 'Kiosk', version: 'ring 0' },
  { model: 'Console', version: 'Chromium' },
] as const;

type CreateCampaign = (
  facts: CampaignFacts,
  alongside: (db: Db, campaignId: string) => Promise<void>,
) => Promise<Result<Campaign, Fault>>;

/** A campaign for a release of this product, open at once; who began it is its first tester. */
export function ownRelease(
  context: DeskContext,
  session: Session,
  release: Pick<CampaignFacts, 'releaseNotes'> & { readonly release: string },
  create: CreateCampaign,
): Promise<Result<Campaign, Fault>> {
  const nowMs = context.clock.nowMs();
  const say = deskWords('nl');
  const facts: CampaignFacts = {
    name: `${releaseScript.title.nl} ${release.release}`.slice(0, 120),
    scope: say('acceptance:own.scope'),
    release: release.release,
    releaseNotes: release.releaseNotes,
    ticketNumber: null,
    from: context.dayAt(nowMs),
    until: context.dayAt(nowMs + testDays * dayMs),
  };
  return create(facts, async (db, campaignId) => {
    await insertScript(db, campaignId, {
      scriptId: context.newId(),
      version: 1,
      content: releaseScript,
      changedBy: session.name,
      changedAt: timestamp(context.clock),
    });
    for (const device of devices) {
      await putDevice(db, campaignId, { wishId: context.newId(), ...device });
    }
    await putTester(db, campaignId, {
      testerId: context.newId(),
      name: session.name,
      role: say('acceptance:own.role'),
      readsA2: false,
    });
    await moveCampaign(db, campaignId, { from: 'draft', to: 'open' }, null);
  });
}
