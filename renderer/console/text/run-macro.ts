import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BothWords, Macro } from '../../../shared/domain/standard-text.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { TicketAction } from '../card/ticket-action.ts';

/** One step of a macro on one ticket. */
export type MacroStep = Extract<TicketAction, { type: 'note' | 'message' | 'resolve' }>;

/** How far a macro came. */
export interface MacroEnd {
  /** The ticket as the last step that was done left it. */
  readonly ticket: Ticket;
  readonly done: number;
  /** Why the next step was refused; null when all were done. */
  readonly fault: Fault | null;
}

/** What a macro does, in order: colleagues read the note, the visitor what follows. */
export function stepsOf(
  { note, message, resolve }: Macro,
  say: {
    readonly colleagues: (words: BothWords) => string;
    readonly visitor: (words: BothWords) => string;
  },
): readonly MacroStep[] {
  const steps: MacroStep[] = [];
  if (note !== null) steps.push({ type: 'note', words: say.colleagues(note), mentions: [] });
  if (message !== null) steps.push({ type: 'message', words: say.visitor(message) });
  if (resolve !== null) {
    const { cause, solution, closingCode } = resolve;
    steps.push({
      type: 'resolve',
      cause: say.visitor(cause),
      solution: say.visitor(solution),
      closingCode,
    });
  }
  return steps;
}

/** Does the steps one after the other, each on the ticket as the one before left it, until one is refused. */
export async function runMacro(
  start: Ticket,
  steps: readonly MacroStep[],
  send: (ticket: Ticket, step: MacroStep) => Promise<Result<Ticket, Fault>>,
): Promise<MacroEnd> {
  let ticket = start;
  for (const [done, step] of steps.entries()) {
    const reply = await send(ticket, step);
    if (!reply.ok) return { ticket, done, fault: reply.fault };
    ticket = reply.value;
  }
  return { ticket, done: steps.length, fault: null };
}
