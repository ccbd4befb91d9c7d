import { compareReadouts } from '../../../shared/domain/compare-readouts.ts';
import { type Finding, type Readout, worstFirst } from '../../../shared/domain/readout.ts';
import type { Resolution, Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { readingsOf } from '../reading/readings-of.ts';

/** How the sheet says things, in the language of the ticket. */
export interface SheetWords {
  readonly finding: (finding: Finding) => string;
  /** What the device no longer shows after the work. */
  readonly gone: (finding: Finding) => string;
  /** A step of a procedure that was done. */
  readonly step: (done: TicketEvent['details']) => string;
  /** What its owner can do about it himself; null when nothing is known. */
  readonly advice: (finding: Finding) => string | null;
}

type Told = Pick<Ticket, 'readout' | 'readings' | 'kioskName' | 'history'>;

/** A resolution that only needs reading, and what could be added to it. */
interface ClosingSheet {
  readonly known: Resolution;
  /** What was noted since the ticket was last opened. Written for colleagues: never taken by itself. */
  readonly notes: string;
}

/**
 * What is known of how a ticket ends: the cause from the worst finding, the solution, which the visitor
 * reads, from what another reading no longer shows, else from the steps of procedures that were done, else,
 * when nothing else was noted, from the advice that goes with the finding.
 */
export function closingSheet(ticket: Told, words: SheetWords): ClosingSheet {
  const readouts = readingsOf(ticket).map(({ readout }) => readout);
  const [first] = readouts;
  const last = readouts.at(-1);
  const trouble = first === undefined ? null : worstTrouble(first);
  const since = sinceOpened(ticket.history);
  const notes = since.flatMap(({ kind, words: noted }) =>
    kind === 'ticket.noted' && noted !== null ? [noted] : [],
  );
  const steps = since.flatMap(({ kind, details }) =>
    kind === 'ticket.step-done' ? [words.step(details)] : [],
  );
  return {
    known: {
      cause: trouble === null ? '' : words.finding(trouble),
      solution: solutionOf(
        trouble !== null && isGone(trouble, first, last) ? words.gone(trouble) : '',
        steps.join('\n'),
        trouble === null || notes.length > 0 ? '' : (words.advice(trouble) ?? ''),
      ),
      closingCode: closingCodeOf(readouts, notes.length + steps.length > 0),
    },
    notes: notes.join('\n'),
  };
}

/** The worst finding that means work; null when there is none. */
function worstTrouble(readout: Readout): Finding | null {
  const [worst] = worstFirst(readout.findings);
  return worst?.verdict === 'fault' || worst?.verdict === 'attention' ? worst : null;
}

function isGone(trouble: Finding, first: Readout | undefined, last: Readout | undefined): boolean {
  // What was not asked again may still be there.
  if (first === undefined || last === undefined || first === last || !last.complete) return false;
  const { sameDevice, findings } = compareReadouts(first, last);
  return (
    sameDevice !== 'no' &&
    findings.some(({ fate, finding }) => fate === 'gone' && finding.code === trouble.code)
  );
}

/** A device read whole that shows nothing has no fault; one that still shows it has a way around. */
function closingCodeOf(readouts: readonly Readout[], worked: boolean): Resolution['closingCode'] {
  const [first] = readouts;
  const last = readouts.at(-1);
  if (first === undefined || last === undefined) return 'solved';
  const before = worstTrouble(first);
  if (before === null) return first.complete && !worked ? 'no-fault-found' : 'solved';
  return first !== last && worstTrouble(last)?.code === before.code ? 'workaround' : 'solved';
}

/** The first of what is known, best first. */
function solutionOf(...known: readonly string[]): string {
  return (known.find((words) => words !== '') ?? '').slice(0, 4000);
}

/** The notes behind what stands there already, as far as they fit. */
export function withNotes(solution: string, notes: string): string {
  return (solution.trim() === '' ? notes : `${solution.trimEnd()}\n${notes}`).slice(0, 4000);
}

function sinceOpened(history: Told['history']): Told['history'] {
  return history.slice(history.findLastIndex(({ kind }) => kind === 'ticket.reopened') + 1);
}
