import { type Assessment, prioritySchema, scaleSchema } from '../../shared/domain/priority.ts';
import { erasedWords } from '../store/erase-ticket-store.ts';
import type { PriorityDecision, WeighedTicket } from '../store/priority-report-store.ts';
import type { Span } from '../store/span-numbers.ts';
import type { LaterProposal } from '../ticket/stored-ticket.ts';
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

/** Every ticket of a span with each proposal and each decision, oldest first. */
export function priorityDecisionsCsv(database: DeskDatabase, span: Span): AsyncGenerator<string> {
  return weighedCsv(database, span, columns, decisionLines);
}

/** One line for each proposal and each decision, in order of time, with what stood before it. */
export function decisionLines(
  ticket: Pick<
    WeighedTicket,
    'number' | 'visitCode' | 'arrivedAt' | 'kioskName' | 'proposal' | 'laterProposals' | 'decisions'
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
  for (const step of stepsOf(ticket)) {
    const after = 'proposal' in step ? step.proposal : chosenBy(step, before);
    lines.push([
      ...[number, visitCode, step.at, doneBy(step), step.by],
      ...[before.impact, before.urgency, before.priority],
      ...cellsOf(after),
    ]);
    before = after;
  }
  return lines;
}

/** Whoever decides sees the proposal that stands: of the same moment it comes first. */
function stepsOf({
  laterProposals,
  decisions,
}: Pick<WeighedTicket, 'laterProposals' | 'decisions'>) {
  return [...laterProposals, ...decisions].toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
}

function doneBy(step: LaterProposal | PriorityDecision): 'proposed' | 'changed' | 'accepted' {
  if ('proposal' in step) return 'proposed';
  return step.kind === 'ticket.priority-changed' ? 'changed' : 'accepted';
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
