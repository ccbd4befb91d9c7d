import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type StepAnswer, stepsThatFail } from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import {
  type InstructionLinkRow,
  answersOf,
  insertAnswer,
  linkedOf,
  textsOf,
} from '../store/instruction-link-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { ticketNow } from '../ticket/status-page.ts';
import { visitorActor } from '../visitor/change-by-visitor.ts';
import { titleAt } from './failing-steps.ts';

/** A reader answers each step a few times at most; more is no reader. */
const mostAnswers = 200;

/**
 * Keeps what a reader said of a step. When that makes a step fail, or work that failed, the ticket's
 * history says so, and whoever has the ticket is told of a failure. The ticket's version stays: it
 * changes nothing that a technician is about to do.
 */
export async function answerStep(
  context: DeskContext,
  link: InstructionLinkRow,
  answer: StepAnswer,
): Promise<Result<Record<string, never>, Fault>> {
  const linked = linkedOf(link).find((one) => one.instructionId === answer.instructionId);
  const [instruction] = linked === undefined ? [] : await textsOf(context.database.read, [linked]);
  const isThere = instruction?.variants.some(
    ({ level, steps }) => level === answer.level && answer.step <= steps.length,
  );
  if (instruction === undefined || isThere !== true) {
    return err(fault('input/invalid', 'This page has no such step'));
  }
  const at = timestamp(context.clock);
  // A phone may be off by years; nothing is said before it was given or after it came in.
  const saidAt = answer.saidAt > at || answer.saidAt < link.given_at ? at : answer.saidAt;
  const ticket = link.ticket_id === null ? null : await ticketNow(context, link.ticket_id);
  const ticketId = ticket?.item.ticketId ?? null;
  const kept = await context.database.write(async (db) => {
    const locked = ticketId === null ? null : await lockTicket(db, context.database.kind, ticketId);
    const before = await answersOf(db, [link.link_id]);
    if (
      before.length >= mostAnswers &&
      !before.some(({ answerId }) => answerId === answer.answerId)
    ) {
      return err(fault('input/too-many', `This page has ${mostAnswers} answers already`));
    }
    const said = { ...answer, saidAt };
    if (!(await insertAnswer(db, link.link_id, said, at)) || locked === null) return ok(null);
    const ofThis = before.filter((one) => one.instructionId === answer.instructionId);
    const failed = doesFail(ofThis, answer);
    const fails = doesFail([...ofThis, said], answer);
    if (failed === fails) return ok(null);
    const title = titleAt(instruction, link.locale, answer.level);
    return ok(await tell(db, context, locked, { title, step: answer.step, fails, at }));
  });
  if (!kept.ok) return kept;
  if (kept.value !== null) context.hub.committed(kept.value);
  return ok({});
}

function doesFail(answers: readonly StepAnswer[], { level, step }: StepAnswer): boolean {
  return stepsThatFail(answers).some((one) => one.level === level && one.step === step);
}

interface Turn {
  readonly title: string;
  readonly step: number;
  readonly fails: boolean;
  readonly at: string;
}

async function tell(
  db: Db,
  context: DeskContext,
  { item }: StoredTicket,
  { title, step, fails, at }: Turn,
): Promise<StreamedEvent> {
  const details = { title, step };
  if (fails && item.assignee !== null) {
    await addNotice(db, {
      noticeId: context.newId(),
      accountId: item.assignee.accountId,
      ticketId: item.ticketId,
      kind: 'instruction-failed',
      at,
      details,
    });
  }
  return appendEvent(db, context.database.kind, {
    item,
    at,
    actor: visitorActor,
    actorId: null,
    kind: fails ? 'ticket.instruction-failed' : 'ticket.instruction-worked',
    words: null,
    details,
  });
}
