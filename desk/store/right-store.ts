import { type Selectable, sql } from 'kysely';
import {
  type Grant,
  type RightTemplate,
  type RightTemplateFacts,
  dayAfter,
  remindDaysBefore,
} from '../../shared/domain/right.ts';
import { type Holder, holderKey } from '../../shared/domain/holder.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import type { RightGrantTable, RightTemplateTable } from './right-tables.ts';
import { holderOf } from './seat-store.ts';
import { ticketRefOf } from './ticket-ref.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { putThingWords } from './thing-words-store.ts';
import { wordsOfGrant } from '../find/thing-words.ts';

export type StoredGrant = Selectable<RightGrantTable>;

function rowOf(facts: RightTemplateFacts, searchText: string) {
  return {
    system: facts.system,
    role: facts.role,
    rights: facts.rights,
    default_days: facts.defaultDays,
    approver_level: facts.approverLevel,
    four_eyes: facts.fourEyes ? 1 : 0,
    product_id: facts.productId,
    active: facts.active ? 1 : 0,
    search_text: searchText,
  } as const;
}

function templateOf(row: Selectable<RightTemplateTable>): RightTemplate {
  return {
    templateId: row.template_id,
    system: row.system,
    role: row.role,
    rights: row.rights,
    defaultDays: row.default_days,
    approverLevel: row.approver_level,
    fourEyes: row.four_eyes === 1,
    productId: row.product_id,
    active: row.active === 1,
  };
}

export async function insertTemplate(
  db: Db,
  templateId: string,
  facts: RightTemplateFacts,
  searchText: string,
): Promise<void> {
  const row = { template_id: templateId, ...rowOf(facts, searchText) };
  await db.insertInto('right_template').values(row).execute();
}

/** Writes facts over a template that was locked in the same command. */
export async function updateTemplate(
  db: Db,
  templateId: string,
  facts: RightTemplateFacts,
  searchText: string,
): Promise<void> {
  await db
    .updateTable('right_template')
    .set(rowOf(facts, searchText))
    .where('template_id', '=', templateId)
    .execute();
}

/** One template that nobody else changes before the end of this command, or null. */
export async function lockTemplate(
  db: Db,
  kind: DeskDatabase['kind'],
  templateId: string,
): Promise<RightTemplate | null> {
  const query = db.selectFrom('right_template').selectAll().where('template_id', '=', templateId);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : templateOf(row);
}

export async function findTemplate(db: Db, templateId: string): Promise<RightTemplate | null> {
  const row = await db
    .selectFrom('right_template')
    .selectAll()
    .where('template_id', '=', templateId)
    .executeTakeFirst();
  return row === undefined ? null : templateOf(row);
}

/** The rights that can be granted, by system and role, newest first. */
export async function listTemplates(db: Db, page: RegisterPage): Promise<readonly RightTemplate[]> {
  let query = db
    .selectFrom('right_template')
    .selectAll()
    .orderBy('template_id', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('template_id', '<', page.before);
  for (const word of page.words) query = query.where(hasWord('search_text', word));
  return (await query.execute()).map(templateOf);
}

export async function insertGrant(db: Db, grant: StoredGrant): Promise<void> {
  await db.insertInto('right_grant').values(grant).execute();
  await putThingWords(db, 'grant', grant.grant_id, wordsOfGrant(grant));
}

/** Whether a right was granted on this approval already. */
export async function isUsed(db: Db, approvalId: string): Promise<boolean> {
  const row = await db
    .selectFrom('right_grant')
    .select('grant_id')
    .where('approval_id', '=', approvalId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a holder has a right that lasts as long as is wanted now, or longer; null lasts for ever. */
export async function holdsRight(
  db: Db,
  wanted: {
    readonly templateId: string;
    readonly holder: Holder;
    readonly today: string;
    readonly untilOn: string | null;
  },
): Promise<boolean> {
  const { templateId, holder, today, untilOn } = wanted;
  const { staffNumber } = holder;
  const rows = await db
    .selectFrom('right_grant')
    .select(['holder_name', 'staff_number', 'until_on'])
    .where('template_id', '=', templateId)
    .where('revoked_at', 'is', null)
    .where('ended_at', 'is', null)
    .where((eb) =>
      staffNumber === null
        ? eb('staff_number', 'is', null)
        : eb(eb.fn('lower', ['staff_number']), '=', staffNumber.toLowerCase()),
    )
    .execute();
  return rows
    .filter((row) => holderKey(holderOf(row)) === holderKey(holder))
    .some(
      ({ until_on: until }) =>
        until === null || (untilOn !== null && until >= untilOn && until >= today),
    );
}

/** How many rights were granted on a ticket and not revoked. */
export async function rightsGivenOn(db: Db, ticketId: string): Promise<number> {
  const row = await db
    .selectFrom('right_grant')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The ticket to which a grant belongs, or null. */
export async function ticketOfGrant(db: Db, grantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('right_grant')
    .select('ticket_id')
    .where('grant_id', '=', grantId)
    .executeTakeFirst();
  return row?.ticket_id ?? null;
}

/** One grant that nobody else changes before the end of this command, or null. */
export async function lockGrant(
  db: Db,
  kind: DeskDatabase['kind'],
  grantId: string,
): Promise<StoredGrant | null> {
  const query = db.selectFrom('right_grant').selectAll().where('grant_id', '=', grantId);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

export async function updateGrant(
  db: Db,
  grantId: string,
  change: Partial<Omit<StoredGrant, 'grant_id'>>,
): Promise<void> {
  await db.updateTable('right_grant').set(change).where('grant_id', '=', grantId).execute();
}

/** Grants that end on a day or before and were not told of, or whose last day is past untold. */
export async function endingGrants(
  db: Db,
  today: string,
  soon: string,
  limit: number,
): Promise<readonly StoredGrant[]> {
  return db
    .selectFrom('right_grant')
    .selectAll()
    .where(sql<boolean>`revoked_at is null and ended_at is null`)
    .where((eb) =>
      eb.or([
        eb('until_on', '<', today),
        eb.and([eb('until_on', '<=', soon), eb('reminded_at', 'is', null)]),
      ]),
    )
    .orderBy('until_on')
    .limit(limit)
    .execute();
}

export type GrantFilter = 'active' | 'ending' | 'over' | 'all';

/** Grants by holder, system and role, newest first, as of a day. */
export async function listGrants(
  db: Db,
  of: { readonly state: GrantFilter; readonly today: string } | { readonly ticketId: string },
  page: RegisterPage,
  queues: readonly WorkQueue[],
): Promise<readonly Grant[]> {
  let query = db
    .selectFrom('right_grant')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'right_grant.ticket_id')
        .on('ticket.queue', 'in', [...queues]),
    )
    .selectAll('right_grant')
    .select(['ticket.ticket_id as seen_ticket_id', 'ticket.number', 'ticket.visit_code'])
    .orderBy('grant_id', 'desc')
    .limit(page.limit);
  if ('ticketId' in of) query = query.where('right_grant.ticket_id', '=', of.ticketId);
  else if (of.state !== 'all') query = query.where(inState(of.state, of.today));
  if (page.before !== null) query = query.where('grant_id', '<', page.before);
  for (const word of page.words) query = query.where(hasWord('right_grant.search_text', word));
  const rows = await query.execute();
  return rows.map((row) => ({
    grantId: row.grant_id,
    templateId: row.template_id,
    system: row.system,
    role: row.role,
    holder: holderOf(row),
    ticket: ticketRefOf(row),
    approvalId: row.approval_id,
    grantedBy: row.granted_by,
    approvedBy: row.approved_by,
    fromAt: row.from_at,
    untilOn: row.until_on,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    revokeReason: row.revoke_reason,
  }));
}

function inState(state: Exclude<GrantFilter, 'all'>, today: string) {
  switch (state) {
    case 'active':
      return sql<boolean>`revoked_at is null and (until_on is null or until_on >= ${today})`;
    case 'ending': {
      const soon = dayAfter(today, remindDaysBefore);
      return sql<boolean>`revoked_at is null and until_on >= ${today} and until_on <= ${soon}`;
    }
    case 'over':
      return sql<boolean>`(revoked_at is not null or until_on < ${today})`;
  }
}

/** Rights that people hold or held, in the order of the ids. */
export async function grantsById(
  db: Db,
  ids: readonly string[],
): Promise<
  readonly Pick<
    StoredGrant,
    'grant_id' | 'holder_name' | 'staff_number' | 'system' | 'role' | 'until_on' | 'revoked_at'
  >[]
> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('right_grant')
    .select(['grant_id', 'holder_name', 'staff_number', 'system', 'role', 'until_on', 'revoked_at'])
    .where('grant_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.grant_id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
