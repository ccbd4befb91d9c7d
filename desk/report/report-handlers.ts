import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { askedSpan, spanReport } from './span-report.ts';

/** How the desk did. */
export function reportHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'report.span' | 'report.month'> {
  return {
    'report.span': ({ query }, { session }) => spanReport(context, session.role, query),
    'report.month': ({ query }, { session }) => spanReport(context, session.role, askedSpan(query)),
  };
}
