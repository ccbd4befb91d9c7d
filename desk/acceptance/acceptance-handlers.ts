import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Campaign,
  type CampaignFacts,
  lackingToOpen,
} from '../../shared/domain/acceptance/campaign.ts';
import { checkedDecision } from '../../shared/domain/acceptance/sheet.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { pageOf } from '../store/register-page.ts';
import type { Db } from '../store/tables.ts';
import {
  campaignsOfTicket,
  findCampaign,
  insertCampaign,
  listCampaigns,
  lockCampaign,
  moveCampaign,
  ticketByNumber,
  updateCampaign,
} from '../store/test-campaign-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { gather, sheetOf, unknownCampaign, viewOf } from './gather.ts';
import { findingOfTicket } from './finding-of-ticket.ts';
import { ownRelease } from './own-release.ts';

type CampaignRoutes =
  | `acceptance.${'list' | 'create' | 'seed' | 'get' | 'change' | 'open' | 'decide'}`
  | 'ticket.acceptance';

/** Campaigns: planned by leads, seen by all staff, decided once. */
export function acceptanceHandlers(context: DeskContext): Pick<DeskHandlers, CampaignRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'acceptance.list': async ({ query }, { session }) => {
      const page = { before: query.before ?? null, limit: query.limit + 1 };
      const found = await listCampaigns(read, page, queuesOf(session.role));
      const { items, next } = pageOf(found, query.limit, ({ campaignId }) => campaignId);
      return ok({ campaigns: items, next });
    },
    'acceptance.create': ({ body }, { session }) => createCampaign(context, session, body),
    'acceptance.seed': ({ body }, { session }) =>
      ownRelease(context, session, body, (facts, work) =>
        createCampaign(context, session, facts, work),
      ),
    'acceptance.get': async ({ params }, { session }) => {
      const gathered = await gather(read, params.campaignId, session.role);
      return gathered.ok ? ok(viewOf(context, gathered.value)) : gathered;
    },
    'acceptance.change': ({ params, body }, { session }) =>
      changed(context, session, params.campaignId, async (db) => {
        const ticketId = await ticketOf(db, session, body.facts);
        if (!ticketId.ok) return ticketId.fault;
        const seen = { campaignId: params.campaignId, version: body.version };
        return (await updateCampaign(db, seen, body.facts, ticketId.value))
          ? null
          : fault('acceptance/changed-meanwhile', 'Somebody changed or decided it');
      }),
    'acceptance.open': ({ params }, { session }) =>
      changed(context, session, params.campaignId, async (db) => {
        const gathered = await gather(db, params.campaignId, session.role);
        if (!gathered.ok) return gathered.fault;
        const lacking = lackingToOpen(gathered.value);
        if (lacking.length > 0) {
          return fault('acceptance/incomplete', `It has no ${lacking.join(', no ')}`);
        }
        const move = { from: 'draft', to: 'open' } as const;
        return (await moveCampaign(db, params.campaignId, move, null))
          ? null
          : fault('acceptance/changed-meanwhile', 'It was opened before');
      }),
    'acceptance.decide': ({ params, body }, { session }) =>
      changed(context, session, params.campaignId, async (db) => {
        const gathered = await gather(db, params.campaignId, session.role);
        if (!gathered.ok) return gathered.fault;
        const checked = checkedDecision(body, gathered.value.conditions);
        if (!checked.ok) return checked.fault;
        const decision = { ...body, by: session.name, at: timestamp(context.clock) };
        const campaign: Campaign = { ...gathered.value.campaign, state: 'closed', decision };
        const sheet = sheetOf(context, { ...gathered.value, campaign });
        const move = { from: 'open', to: 'closed' } as const;
        return (await moveCampaign(db, params.campaignId, move, { decision, sheet }))
          ? null
          : fault('acceptance/not-open', 'Only an open campaign is decided on, and only once');
      }),
    'ticket.acceptance': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      return ok({
        finding: await findingOfTicket(read, params.ticketId, queuesOf(session.role)),
        campaigns: await campaignsOfTicket(read, params.ticketId),
      });
    },
  };
}

/** Changes a campaign in one command and answers it as it is then. */
async function changed(
  context: DeskContext,
  session: Session,
  campaignId: string,
  work: (db: Db) => Promise<Fault | null>,
): Promise<Result<Campaign, Fault>> {
  const queues = queuesOf(session.role);
  const { database } = context;
  return database.write(async (db) => {
    await lockCampaign(db, database.kind, campaignId, 'changes');
    if ((await findCampaign(db, campaignId, queues)) === null) return err(unknownCampaign());
    const refused = await work(db);
    if (refused !== null) return err(refused);
    const campaign = await findCampaign(db, campaignId, queues);
    return campaign === null ? err(unknownCampaign()) : ok(campaign);
  });
}

/** A new draft, and in the same command what belongs to it from the beginning. */
async function createCampaign(
  context: DeskContext,
  session: Session,
  facts: CampaignFacts,
  alongside: (db: Db, campaignId: string) => Promise<void> = () => Promise.resolve(),
): Promise<Result<Campaign, Fault>> {
  const campaignId = context.newId();
  return context.database.write(async (db) => {
    const ticketId = await ticketOf(db, session, facts);
    if (!ticketId.ok) return ticketId;
    const made = { by: session.name, at: timestamp(context.clock) };
    await insertCampaign(db, { campaignId, facts, ticketId: ticketId.value, ...made });
    await alongside(db, campaignId);
    const campaign = await findCampaign(db, campaignId, queuesOf(session.role));
    return campaign === null ? err(unknownCampaign()) : ok(campaign);
  });
}

/** The ticket that the facts name; null when they name none. */
async function ticketOf(
  db: Db,
  session: Session,
  { ticketNumber }: CampaignFacts,
): Promise<Result<string | null, Fault>> {
  if (ticketNumber === null) return ok(null);
  const ticketId = await ticketByNumber(db, ticketNumber, queuesOf(session.role));
  return ticketId === null
    ? err(fault('ticket/unknown', 'There is no ticket with this number'))
    : ok(ticketId);
}
