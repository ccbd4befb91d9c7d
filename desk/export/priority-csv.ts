import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import { type WeighedTicket, weighedAfter } from '../store/priority-report-store.ts';
import { type Span, numbersOf } from '../store/span-numbers.ts';
import type { DeskDatabase } from '../store/tables.ts';

/** Tickets read at once: so much of an export is in memory, however long it is. */
const pageSize = 200;

const columns = [
  'ticket',
  'visit_code',
  'arrived_at',
  'report_type',
  'category',
  'impact',
  'urgency',
  'priority',
  'argument',
  'state',
  'decided_by',
  'decided_at',
  'proposed_by',
  'proposed_impact',
  'proposed_urgency',
  'proposed_priority',
  'proposed_reasons',
  'proposed_argument',
] as const;

/** Every ticket of a span with its priority, the argument and who answers for it. */
export function priorityCsv(database: DeskDatabase, span: Span): AsyncGenerator<string> {
  return weighedCsv(database, span, columns, (ticket) => [cellsOf(ticket)]);
}

/** Tickets of a span with the lines of each, page by page. */
export async function* weighedCsv(
  { read, kind }: DeskDatabase,
  span: Span,
  columnNames: readonly string[],
  linesOf: (ticket: WeighedTicket) => readonly (readonly (string | number | null)[])[],
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columnNames);
  const numbers = await numbersOf(read, span);
  if (numbers === null) return;
  let after = numbers.first - 1;
  for (;;) {
    const page = await weighedAfter(read, kind, span, { after, last: numbers.last }, pageSize);
    if (page.length > 0) yield page.flatMap(linesOf).map(csvLine).join('');
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.number;
  }
}

function cellsOf(ticket: WeighedTicket): readonly (string | number | null)[] {
  const { proposal, assessment, isDecided, decisions } = ticket;
  const decision = isDecided ? (decisions.at(-1) ?? null) : null;
  return [
    ticket.number,
    ticket.visitCode,
    ticket.arrivedAt,
    ticket.reportType,
    ticket.category,
    assessment.impact,
    assessment.urgency,
    assessment.priority,
    assessment.argument,
    decision === null
      ? 'proposed'
      : decision.kind === 'ticket.priority-changed'
        ? 'changed'
        : 'accepted',
    decision?.by ?? null,
    decision?.at ?? null,
    `kiosk ${ticket.kioskName}`,
    proposal.impact,
    proposal.urgency,
    proposal.priority,
    proposal.reasons.join(' '),
    proposal.argument,
  ];
}
