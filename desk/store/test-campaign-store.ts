import { sql } from 'kysely';
import {
  type Campaign,
  type CampaignFacts,
  campaignSchema,
  type CampaignState,
} from '../../shared/domain/acceptance/campaign.ts';
import { type Sheet, sheetSchema } from '../../shared/domain/acceptance/sheet.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

const decisionText = storedJson(campaignSchema.shape.decision.unwrap());
const sheetText = storedJson(sheetSchema);

/** Campaigns before one of them, newest first; a ticket is named to who may see its queue. */
export async function listCampaigns(
  db: Db,
  page: { readonly before: string | null; readonly limit: number },
  queues: readonly WorkQueue[],
): Promise<readonly Campaign[]> {
  let query = campaigns(db, queues).orderBy('test_campaign.campaign_id', 'desc').limit(page.limit);
  if (page.before !== null) query = query.where('test_campaign.campaign_id', '<', page.before);
  return (await query.execute()).map(campaignOf);
}

/** One campaign, or null. */
export async function findCampaign(
  db: Db,
  campaignId: string,
  queues: readonly WorkQueue[],
): Promise<Campaign | null> {
  const row = await campaigns(db, queues)
    .where('test_campaign.campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row === undefined ? null : campaignOf(row);
}

/** Keeps the state of a campaign until the end of this command; while it changes, nobody adds to it. */
export async function lockCampaign(
  db: Db,
  kind: DeskDatabase['kind'],
  campaignId: string,
  who: 'adds' | 'changes',
): Promise<void> {
  if (kind !== 'postgres') return;
  const row = db
    .selectFrom('test_campaign')
    .select('campaign_id')
    .where('campaign_id', '=', campaignId);
  await (who === 'adds' ? row.forShare() : row.forUpdate()).execute();
}

/** The campaigns that belong to a ticket, newest first. */
export async function campaignsOfTicket(
  db: Db,
  ticketId: string,
): Promise<{ campaignId: string; name: string }[]> {
  const rows = await db
    .selectFrom('test_campaign')
    .select(['campaign_id', 'name'])
    .where('ticket_id', '=', ticketId)
    .orderBy('campaign_id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ campaignId: row.campaign_id, name: row.name }));
}

function campaigns(db: Db, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('test_campaign')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'test_campaign.ticket_id')
        .on('ticket.queue', 'in', [...queues]),
    )
    .select([
      'test_campaign.campaign_id',
      'test_campaign.version',
      'test_campaign.name',
      'test_campaign.scope',
      'test_campaign.release',
      'test_campaign.release_notes',
      'test_campaign.from_day',
      'test_campaign.until_day',
      'test_campaign.state',
      'test_campaign.decision',
      'test_campaign.created_by',
      'test_campaign.created_at',
      'ticket.ticket_id as seen_ticket_id',
      'ticket.number',
    ]);
}

type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaigns>['execute']>>[number];

function campaignOf(row: CampaignRow): Campaign {
  return {
    campaignId: row.campaign_id,
    version: row.version,
    name: row.name,
    scope: row.scope,
    release: row.release,
    releaseNotes: row.release_notes,
    ticket:
      row.seen_ticket_id === null || row.number === null
        ? null
        : { ticketId: row.seen_ticket_id, number: row.number },
    from: row.from_day,
    until: row.until_day,
    state: row.state,
    decision: row.decision === null ? null : decisionText.parse(row.decision),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** The id of the ticket with this number in one of these queues, or null. */
export async function ticketByNumber(
  db: Db,
  number: number,
  queues: readonly WorkQueue[],
): Promise<string | null> {
  const row = await db
    .selectFrom('ticket')
    .select('ticket_id')
    .where('number', '=', number)
    .where('queue', 'in', [...queues])
    .executeTakeFirst();
  return row?.ticket_id ?? null;
}

function columnsOf(facts: CampaignFacts, ticketId: string | null) {
  return {
    name: facts.name,
    scope: facts.scope,
    release: facts.release,
    release_notes: facts.releaseNotes,
    ticket_id: ticketId,
    from_day: facts.from,
    until_day: facts.until,
  };
}

/** Adds a campaign as a draft. */
export async function insertCampaign(
  db: Db,
  campaign: {
    readonly campaignId: string;
    readonly facts: CampaignFacts;
    readonly ticketId: string | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('test_campaign')
    .values({
      campaign_id: campaign.campaignId,
      version: 1,
      ...columnsOf(campaign.facts, campaign.ticketId),
      state: 'draft',
      created_by: campaign.by,
      created_at: campaign.at,
      decision: null,
      sheet: null,
    })
    .execute();
}

/** Other facts over a version that was seen; false when somebody was first. */
export async function updateCampaign(
  db: Db,
  seen: { readonly campaignId: string; readonly version: number },
  facts: CampaignFacts,
  ticketId: string | null,
): Promise<boolean> {
  const row = await db
    .updateTable('test_campaign')
    .set({ ...columnsOf(facts, ticketId), version: seen.version + 1 })
    .where('campaign_id', '=', seen.campaignId)
    .where('version', '=', seen.version)
    .where('state', '!=', 'closed')
    .returning('campaign_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** From one state to the next, once; false when it was not in that state. */
export async function moveCampaign(
  db: Db,
  campaignId: string,
  move: { readonly from: CampaignState; readonly to: CampaignState },
  closing: { readonly decision: NonNullable<Campaign['decision']>; readonly sheet: Sheet } | null,
): Promise<boolean> {
  const row = await db
    .updateTable('test_campaign')
    .set({
      state: move.to,
      version: sql<number>`version + 1`,
      ...(closing === null
        ? {}
        : { decision: JSON.stringify(closing.decision), sheet: JSON.stringify(closing.sheet) }),
    })
    .where('campaign_id', '=', campaignId)
    .where('state', '=', move.from)
    .returning('campaign_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The sheet as it was decided on, or null as long as nothing was decided. */
export async function keptSheet(db: Db, campaignId: string): Promise<Sheet | null> {
  const row = await db
    .selectFrom('test_campaign')
    .select('sheet')
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row === undefined || row.sheet === null ? null : sheetText.parse(row.sheet);
}

/** Whether any campaign takes results on this day. */
export async function isTesting(db: Db, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('test_campaign')
    .select('campaign_id')
    .where('state', '=', 'open')
    .where('until_day', '>=', day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
