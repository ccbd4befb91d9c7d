import { accountHandlers } from '../auth/account-handlers.ts';
import { changeAccountHandlers } from '../auth/change-account.ts';
import { backupHandlers } from '../backup/backup-handlers.ts';
import type { DeskContext } from '../desk-context.ts';
import { retentionHandlers } from '../retention/retention-handlers.ts';

/** How a desk itself is looked after: its accounts, its backups and what it keeps. */
export function careHandlers(context: DeskContext) {
  return {
    ...accountHandlers(context),
    ...changeAccountHandlers(context),
    ...backupHandlers(context),
    ...retentionHandlers(context),
  };
}
