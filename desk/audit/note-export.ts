import { timestamp } from '../../shared/base/clock.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { AuditDetails } from '../../shared/domain/audit.ts';
import type { DeskContext } from '../desk-context.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';

/** Writes down that somebody takes data of people with him as a file; before its first line leaves. */
export async function noteExport(
  { database, clock, newId }: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
  session: Session,
  file: string,
  details: AuditDetails = {},
): Promise<void> {
  await database.write((db) =>
    addAudit(db, {
      lineId: newId(),
      at: timestamp(clock),
      ...actorOf(session),
      area: 'export',
      kind: 'export.taken',
      subject: file,
      details,
    }),
  );
}
