import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { TicketAction } from './ticket-action.ts';

/** What an action is about; somebody else's change of another part does not stand in its way. */
type Part = 'message' | 'priority' | 'state';

const partOf: Readonly<Record<TicketAction['type'], Part | null>> = {
  note: null,
  message: 'message',
  'accept-priority': 'priority',
  'change-priority': 'priority',
  call: 'state',
  start: 'state',
  return: 'state',
  reopen: 'state',
  cancel: 'state',
  'hand-over': 'state',
  resolve: 'state',
  verify: 'state',
  close: 'state',
  hold: 'state',
  'no-show': 'state',
  'back-in-queue': 'state',
};

/** Whether what an action is about is another than was seen. */
export function collides(type: TicketAction['type'], seen: Ticket, now: Ticket): boolean {
  const part = partOf[type];
  return part !== null && valueOf(part, seen) !== valueOf(part, now);
}

function valueOf(part: Part, { item, messageToVisitor, assessment, verification }: Ticket): string {
  switch (part) {
    case 'message':
      return messageToVisitor ?? '';
    case 'priority':
      return JSON.stringify([item.priorityAccepted, assessment.impact, assessment.urgency]);
    case 'state':
      return JSON.stringify([item.status, item.queue, item.assignee?.accountId, verification]);
  }
}

/** The reply to an action, and whether it was put over a colleague's change of something else. */
export interface Sent {
  readonly reply: Result<Ticket, Fault>;
  readonly merged: boolean;
}

/**
 * Sends an action; when somebody changed the ticket meanwhile, but not what the action is about, sends
 * it once more on the ticket as it is now.
 */
export async function sendMerged(
  seen: Ticket,
  type: TicketAction['type'],
  send: (on: Ticket) => Promise<Result<Ticket, Fault>>,
  read: () => Promise<Result<Ticket, Fault>>,
): Promise<Sent> {
  const reply = await send(seen);
  if (reply.ok || reply.fault.code !== 'ticket/changed-meanwhile') return { reply, merged: false };
  const now = await read();
  if (!now.ok || collides(type, seen, now.value)) return { reply, merged: false };
  return { reply: await send(now.value), merged: true };
}

/** What becomes of words that two people wrote in one field. */
export type WordsChoice = 'mine' | 'theirs' | 'both';

/** Whether a colleague wrote other words since somebody began to type his own. */
export function wordsCollide(began: string, mine: string, theirs: string): boolean {
  return theirs !== began && theirs.trim() !== mine.trim();
}

export function chosenWords(choice: WordsChoice, mine: string, theirs: string): string {
  switch (choice) {
    case 'mine':
      return mine;
    case 'theirs':
      return theirs;
    case 'both':
      return `${theirs.trimEnd()}\n${mine}`;
  }
}
