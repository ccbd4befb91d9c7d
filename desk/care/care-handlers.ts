import { auditHandlers } from '../audit/audit-handlers.ts';
import { accountHandlers } from '../auth/account-handlers.ts';
import { changeAccountHandlers } from '../auth/change-account.ts';
import { backupHandlers } from '../backup/backup-handlers.ts';
import type { DeskContext } from '../desk-context.ts';
import { retentionHandlers } from '../retention/retention-handlers.ts';

/** How a desk itself is looked after: its accounts, its backups, what it keeps and who did what. */
export function careHandlers(context: DeskContext) {
  return {
    ...auditHandlers(context),
    ...accountHandlers(context),
    ...changeAccountHandlers(context),
    ...backupHandlers(context),
    ...retentionHandlers(context),
  };
}
