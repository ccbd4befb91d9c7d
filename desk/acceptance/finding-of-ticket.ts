import type { RouteReply } from '../../shared/contract/route.ts';
import type { acceptanceRoutes } from '../../shared/contract/acceptance-routes.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Db } from '../store/tables.ts';
import { findCampaign } from '../store/test-campaign-store.ts';
import { findingsOf } from '../store/test-finding-store.ts';
import { findRun } from '../store/test-run-store.ts';
import { findScript } from '../store/test-script-store.ts';
import { stepNumber } from './make-finding.ts';

type FindingOfTicket = RouteReply<(typeof acceptanceRoutes)['ticket.acceptance']>['finding'];

/** What a ticket is of a campaign: the card says where it comes from. */
export async function findingOfTicket(
  db: Db,
  ticketId: string,
  queues: readonly WorkQueue[],
): Promise<FindingOfTicket> {
  const [finding] = await findingsOf(db, { ticketId }, queues, 1);
  const found = finding === undefined ? null : await findRun(db, finding.runId);
  if (finding === undefined || found === null) return null;
  const { campaignId, run } = found;
  const campaign = await findCampaign(db, campaignId, queues);
  const script = await findScript(db, campaignId, run.scriptId, run.scriptVersion);
  if (campaign === null || script === null) return null;
  return {
    campaignId,
    campaign: campaign.name,
    runId: run.runId,
    severity: finding.severity,
    script: script.content.title,
    step: stepNumber(script, finding.stepId),
  };
}
