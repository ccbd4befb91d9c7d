import type { AuditFilter } from '../../shared/domain/audit.ts';
import type { DeskContext } from '../desk-context.ts';
import { dayStart } from '../priority/day-span.ts';
import type { AuditQuestion } from '../store/audit-store.ts';

/** A filter as the store takes it: days as moments where the desk stands, empty words as none. */
export function auditQuestion(
  { settings, database }: Pick<DeskContext, 'settings' | 'database'>,
  { area, kind, actor, subject, from, until }: AuditFilter,
): AuditQuestion {
  return {
    database: database.kind,
    area: area ?? null,
    kind: wordsOf(kind),
    actor: wordsOf(actor),
    subject: wordsOf(subject),
    from: from === undefined ? null : dayStart(from, settings.timeZone),
    until: until === undefined ? null : dayStart(until, settings.timeZone, 1),
  };
}

function wordsOf(typed: string | undefined): string | null {
  return typed === undefined || typed === '' ? null : typed;
}
