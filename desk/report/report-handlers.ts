import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { monthReport } from './month-report.ts';

/** How the desk did. */
export function reportHandlers(context: DeskContext): Pick<DeskHandlers, 'report.month'> {
  return {
    'report.month': ({ query }, { session }) => monthReport(context, session.role, query),
  };
}
