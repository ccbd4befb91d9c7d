import { timestamp } from '../../shared/base/clock.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { AuditDetails } from '../../shared/domain/audit.ts';
import type { DeskContext } from '../desk-context.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import type { Db } from '../store/tables.ts';

type Parts = Pick<DeskContext, 'clock' | 'newId'>;

/** Writes down that somebody takes data of people with him as a file; before its first line leaves. */
export async function noteExport(
  context: Parts & Pick<DeskContext, 'database'>,
  session: Session,
  file: string,
  details: AuditDetails = {},
): Promise<void> {
  await context.database.write((db) => addExportLine(db, context, session, file, details));
}

/** The same, as the last of a command that does more. */
export async function addExportLine(
  db: Db,
  { clock, newId }: Parts,
  session: Session,
  file: string,
  details: AuditDetails,
): Promise<void> {
  await addAudit(db, {
    lineId: newId(),
    at: timestamp(clock),
    ...actorOf(session),
    area: 'export',
    kind: 'export.taken',
    subject: file,
    details,
  });
}

/** What was asked for, as details: without what was left out. */
export function askedDetails(
  question: Readonly<Record<string, AuditDetails[string] | undefined>>,
): AuditDetails {
  return Object.fromEntries(
    Object.entries(question).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
