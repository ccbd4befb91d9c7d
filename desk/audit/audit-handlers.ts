import { ok } from '../../shared/base/result.ts';
import { auditLinesAtOnce } from '../../shared/contract/audit-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { auditLines, proveAudit } from '../store/audit-store.ts';
import { auditQuestion } from './audit-question.ts';

/** Reading the audit trail. */
export function auditHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'audit.list' | 'audit.verify'> {
  const { database } = context;
  return {
    'audit.list': async ({ query: { before, ...filter } }) => {
      const question = auditQuestion(context, filter);
      const found = await auditLines(database.read, question, before ?? null, auditLinesAtOnce + 1);
      const lines = found.slice(0, auditLinesAtOnce);
      return ok({
        lines,
        next: found.length > lines.length ? (lines.at(-1)?.place ?? null) : null,
      });
    },
    'audit.verify': async () => ok(await proveAudit(database.read)),
  };
}
