import { accountHandlers } from '../auth/account-handlers.ts';
import { backupHandlers } from '../backup/backup-handlers.ts';
import type { DeskContext } from '../desk-context.ts';

/** How a desk itself is looked after: its accounts and its backups. */
export function careHandlers(context: DeskContext) {
  return { ...accountHandlers(context), ...backupHandlers(context) };
}
