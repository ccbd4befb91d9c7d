import type { Session } from '../../shared/contract/desk-contract.ts';
import { type AuditLine, deskActor } from '../../shared/domain/audit.ts';
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
