import type { Worse } from './earlier-answer.ts';
import type { Assessment } from './priority.ts';
import type { QueueItem } from './ticket.ts';

/** What its visitor said of how a ticket got worse, in order; null where it was opened again. */
export type SaidWorse = Worse | null;

/**
 * What the visitor of an open ticket may still say of it on his page: each once since it was opened, never less than he
 * said, and nothing that cannot raise it.
 */
export function mayTellWorse(
  { status, reportType, errand }: Pick<QueueItem, 'status' | 'reportType' | 'errand'>,
  { urgency, reasons }: Pick<Assessment, 'urgency' | 'reasons'>,
  said: readonly SaidWorse[],
): readonly Worse[] {
  if (status === 'resolved' || status === 'closed' || status === 'cancelled') return [];
  // Nobody is called for a complaint, and who brings or collects something stands still by nothing.
  if (reportType === 'complaint' || errand === 'handover') return [];
  const since = said.slice(said.lastIndexOf(null) + 1);
  if (urgency === 1 || reasons.includes('cannot-work') || since.includes('cannot-work')) return [];
  return since.includes('worse') ? ['cannot-work'] : ['worse', 'cannot-work'];
}
