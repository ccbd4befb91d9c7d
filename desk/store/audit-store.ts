import type { Session } from '../../shared/contract/desk-contract.ts';
import { type AuditLine, auditLineSchema, deskActor } from '../../shared/domain/audit.ts';
import type { AuditLineTable } from './care-tables.ts';
import type { Db } from './tables.ts';

/** Writes down what was done; call it in the command that does it. */
export async function addAudit(db: Db, line: AuditLine): Promise<void> {
  await db
    .insertInto('audit_line')
    .values({
      line_id: line.lineId,
      at: line.at,
      actor: line.actor,
      actor_id: line.actorId,
      area: line.area,
      kind: line.kind,
      subject: line.subject,
      details: JSON.stringify(line.details),
    })
    .execute();
}

/** Who does it, in the words of a line. */
export function actorOf(session: Session | null): Pick<AuditLine, 'actor' | 'actorId'> {
  return session === null
    ? { actor: deskActor, actorId: null }
    : { actor: session.name, actorId: session.accountId };
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

function lineOfRow(row: AuditLineTable): AuditLine {
  const details: unknown = JSON.parse(row.details);
  return auditLineSchema.parse({
    lineId: row.line_id,
    at: row.at,
    actor: row.actor,
    actorId: row.actor_id,
    area: row.area,
    kind: row.kind,
    subject: row.subject,
    details,
  });
}
