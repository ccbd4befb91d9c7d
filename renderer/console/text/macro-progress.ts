import { z } from 'zod';
import { cleanParagraphs } from '../../../shared/base/untrusted-text.ts';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import type { MacroStep } from './run-macro.ts';

const progressSchema = z.strictObject({
  done: z.array(z.enum(['note', 'message', 'resolve'])),
  /** The newest event of the ticket when the macro stopped. */
  lastSeen: z.int().min(0),
});
const allProgressSchema = z.record(z.string(), progressSchema);

/** How far a macro came that stopped half-way. */
export type MacroProgress = Readonly<z.infer<typeof progressSchema>>;

/** By the id of the macro. */
export type AllProgress = Readonly<Record<string, MacroProgress>>;

/** As it stands among the drafts of a ticket, which keep text. */
export function parseProgress(draft: string): AllProgress {
  return draft === '' ? {} : allProgressSchema.parse(JSON.parse(draft));
}

export function progressText(all: AllProgress): string {
  return JSON.stringify(all);
}

/** What is left to do of a macro. */
export function stepsLeft(
  steps: readonly MacroStep[],
  progress: MacroProgress | null,
): readonly MacroStep[] {
  return steps.filter(({ type }) => progress?.done.includes(type) !== true);
}

/** The first step that is left may have arrived although its answer did not: then it is done too. */
export function withWhatArrived(
  progress: MacroProgress,
  steps: readonly MacroStep[],
  history: readonly TicketEvent[],
  name: string,
): MacroProgress {
  const [next] = stepsLeft(steps, progress);
  if (next === undefined) return progress;
  const arrived = history.some(
    (event) => event.eventId > progress.lastSeen && event.actor === name && tellsOf(event, next),
  );
  return arrived ? { ...progress, done: [...progress.done, next.type] } : progress;
}

export function newestEvent(history: readonly TicketEvent[]): number {
  return Math.max(0, ...history.map(({ eventId }) => eventId));
}

function tellsOf({ kind, words }: TicketEvent, step: MacroStep): boolean {
  switch (step.type) {
    case 'note':
      return kind === 'ticket.noted' && words === kept(step.words);
    case 'message':
      return kind === 'ticket.message-written' && words === kept(step.words);
    case 'resolve':
      return kind === 'ticket.resolved';
  }
}

/** Words as the desk keeps them. */
function kept(words: string): string {
  return cleanParagraphs(words, 4000);
}
