import { type Assessment, prioritySchema, scaleSchema } from '../../shared/domain/priority.ts';
import { erasedWords } from '../store/erase-ticket-store.ts';
import type { PriorityDecision, Span, WeighedTicket } from '../store/priority-report-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { weighedCsv } from './priority-csv.ts';

const columns = [
  'ticket',
  'visit_code',
  'at',
  'decision',
  'by',
  'impact_before',
  'urgency_before',
  'priority_before',
  'impact',
  'urgency',
  'priority',
  'argument',
] as const;

/** A weighing with the words that carry it. */
type Weighing = Pick<Assessment, 'impact' | 'urgency' | 'priority' | 'argument'>;

/** Every ticket of a span with the proposal and each decision after it, oldest first. */
export function priorityDecisionsCsv(database: DeskDatabase, span: Span): AsyncGenerator<string> {
  return weighedCsv(database, span, columns, decisionLines);
}

/** One line for the proposal, and one for each decision with what stood before it. */
export function decisionLines(
  ticket: Pick<
    WeighedTicket,
    'number' | 'visitCode' | 'arrivedAt' | 'kioskName' | 'proposal' | 'decisions'
  >,
): readonly (readonly (string | number | null)[])[] {
  const { number, visitCode, arrivedAt, kioskName, proposal } = ticket;
  const lines = [
    [
      ...[number, visitCode, arrivedAt, 'proposed', `kiosk ${kioskName}`],
      ...[null, null, null],
      ...cellsOf(proposal),
    ],
  ];
  let before: Weighing = proposal;
  for (const decision of ticket.decisions) {
    const chosen = chosenBy(decision, before);
    lines.push([
      ...[number, visitCode, decision.at],
      decision.kind === 'ticket.priority-changed' ? 'changed' : 'accepted',
      ...[decision.by, before.impact, before.urgency, before.priority],
      ...cellsOf(chosen),
    ]);
    before = chosen;
  }
  return lines;
}

function cellsOf({ impact, urgency, priority, argument }: Weighing) {
  return [impact, urgency, priority, argument];
}

/** Who accepts takes the argument that stands; who changes gives one, of which erasing leaves a dash. */
function chosenBy({ kind, words, details }: PriorityDecision, before: Weighing): Weighing {
  if (kind !== 'ticket.priority-changed') return before;
  const { impact, urgency, to } = details;
  return {
    impact: scaleSchema.catch(before.impact).parse(impact),
    urgency: scaleSchema.catch(before.urgency).parse(urgency),
    priority: prioritySchema.catch(before.priority).parse(to),
    argument: words ?? erasedWords,
  };
}
