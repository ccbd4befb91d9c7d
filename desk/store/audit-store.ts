import { type RawBuilder, sql } from 'kysely';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type AuditArea,
  type AuditEntry,
  type AuditLine,
  type AuditProof,
  auditLineSchema,
  deskActor,
} from '../../shared/domain/audit.ts';
import { sealOf } from './audit-seal.ts';
import type { AuditLineTable } from './care-tables.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** Lines whose seals are reckoned at once. */
const provenAtOnce = 500;

/**
 * Writes down what was done; call it last in the command that does it. The row of the end is locked until
 * that command is over, so that desks on one PostgreSQL add their lines one after another.
 */
export async function addAudit(db: Db, entry: AuditEntry): Promise<void> {
  const { place, seal: before } = await db
    .updateTable('audit_head')
    .set((eb) => ({ place: eb('place', '+', 1) }))
    .where('name', '=', 'trail')
    .returning(['place', 'seal'])
    .executeTakeFirstOrThrow();
  const line = {
    line_id: entry.lineId,
    at: entry.at,
    actor: sealable(entry.actor, 160),
    actor_id: entry.actorId,
    counter: entry.counter === null ? null : sealable(entry.counter, 40),
    area: entry.area,
    kind: entry.kind,
    subject: sealable(entry.subject, 200),
    details: JSON.stringify(entry.details),
    place,
  };
  const seal = sealOf(before, line);
  await db
    .insertInto('audit_line')
    .values({ ...line, seal })
    .execute();
  await db.updateTable('audit_head').set({ seal }).where('name', '=', 'trail').execute();
}

/**
 * Text as every database gives it back, so that its seal holds: half a character would come back as
 * another one. At most `longest` UTF-16 units, as `auditEntrySchema` counts them.
 */
function sealable(text: string, longest: number): string {
  return cleanText(cleanText(text, longest).slice(0, longest), longest);
}

/** Who does it and where, in the words of a line. */
export function actorOf(
  session: Session | null,
): Pick<AuditEntry, 'actor' | 'actorId' | 'counter'> {
  return session === null
    ? { actor: deskActor, actorId: null, counter: null }
    : { actor: session.name, actorId: session.accountId, counter: session.counter };
}

/** The newest line of a kind, or null. */
export async function latestAudit(db: Db, kind: string): Promise<AuditLine | null> {
  const row = await db
    .selectFrom('audit_line')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('line_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : lineOfRow(row);
}

/** Which lines, newest first; what is null is not looked at. */
export interface AuditQuestion {
  readonly database: DeskDatabase['kind'];
  readonly area: AuditArea | null;
  readonly kind: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  /** From this moment on. */
  readonly from: string | null;
  /** Before this moment. */
  readonly until: string | null;
}

/** Lines below a place, newest first. */
export async function auditLines(
  db: Db,
  question: AuditQuestion,
  before: number | null,
  limit: number,
): Promise<readonly AuditLine[]> {
  let query = db.selectFrom('audit_line').selectAll().orderBy('place', 'desc').limit(limit);
  const { database, area, kind, actor, subject, from, until } = question;
  if (before !== null) query = query.where('place', '<', before);
  if (area !== null) query = query.where('area', '=', area);
  if (from !== null) query = query.where('at', '>=', from);
  if (until !== null) query = query.where('at', '<', until);
  const told = { kind, actor, subject } as const;
  for (const column of ['kind', 'actor', 'subject'] as const) {
    const words = told[column];
    if (words !== null) query = query.where(holding(database, column, words));
  }
  return (await query.execute()).map(lineOfRow);
}

/** Reckons every seal anew, from the first line on, without holding up who writes. */
export async function proveAudit(db: Db): Promise<AuditProof> {
  // Read first: lines that are added meanwhile come after it.
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  let place = 0;
  let seal = '';
  while (place < head.place) {
    const rows = await db
      .selectFrom('audit_line')
      .selectAll()
      .where('place', '>', place)
      .where('place', '<=', head.place)
      .orderBy('place')
      .limit(provenAtOnce)
      .execute();
    for (const row of rows) {
      if (row.place !== place + 1 || sealOf(seal, row) !== row.seal) return broken(place + 1);
      place = row.place;
      seal = row.seal;
    }
    if (rows.length < provenAtOnce && place < head.place) return broken(place + 1);
  }
  return seal === head.seal
    ? { lines: place, brokenAt: null, lastSeal: head.seal }
    : broken(Math.max(place, 1));

  function broken(at: number): AuditProof {
    return { lines: place, brokenAt: at, lastSeal: head.seal };
  }
}

/** Small or capital: words anywhere in a column, and of what was done its beginning. */
function holding(
  database: DeskDatabase['kind'],
  column: 'kind' | 'actor' | 'subject',
  words: string,
): RawBuilder<boolean> {
  const any = column === 'kind' ? '' : '*';
  // What `lower` and `like` of SQLite make of letters ends with ASCII.
  if (database === 'sqlite') {
    return sql<boolean>`${sql.ref(column)} glob ${`${any}${eitherCase(words)}*`}`;
  }
  const pattern = `${any.replace('*', '%')}${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`;
}

/** A pattern of `glob` that takes each letter small and as a capital, and each other sign as itself. */
function eitherCase(words: string): string {
  return Array.from(words, (sign) => {
    // First within brackets it would mean all other signs; outside it is itself.
    if (sign === '^') return sign;
    const cases = [sign.toLowerCase(), sign.toUpperCase()].filter((each) => each !== sign);
    return `[${sign}${cases.filter((each) => Array.from(each).length === 1).join('')}]`;
  }).join('');
}

function lineOfRow(row: AuditLineTable): AuditLine {
  const details: unknown = JSON.parse(row.details);
  return auditLineSchema.parse({
    lineId: row.line_id,
    at: row.at,
    actor: row.actor,
    actorId: row.actor_id,
    counter: row.counter,
    area: row.area,
    kind: row.kind,
    subject: row.subject,
    details,
    place: row.place,
    seal: row.seal,
  });
}
