import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type GivenInstruction,
  type StepAnswer,
  stepsThatFail,
} from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import {
  type InstructionLinkRow,
  answersOf,
  insertAnswer,
} from '../store/instruction-link-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { visitorActor } from '../visitor/change-by-visitor.ts';
import { titleAt } from './failing-steps.ts';

/** A reader answers each step a few times at most; more is no reader. */
const mostAnswers = 200;

/** An answer with what it is about. */
interface Said {
  readonly link: Pick<InstructionLinkRow, 'link_id' | 'given_at' | 'locale'>;
  readonly instruction: GivenInstruction;
  readonly answer: StepAnswer;
  /** Locked, when the link belongs to one. */
  readonly ticket: StoredTicket | null;
  readonly at: string;
}

/**
 * Keeps what a reader said of a step. When that makes a step fail, or work that failed, the ticket's
 * history says so, and whoever has the ticket is told of a failure. The ticket's version stays: it
 * changes nothing that a technician is about to do.
 */
export async function keepAnswer(
  db: Db,
  context: DeskContext,
  { link, instruction, answer, ticket, at }: Said,
): Promise<Result<StreamedEvent | null, Fault>> {
  const before = await answersOf(db, [link.link_id]);
  if (
    before.length >= mostAnswers &&
    !before.some(({ answerId }) => answerId === answer.answerId)
  ) {
    return err(fault('input/too-many', `This page has ${mostAnswers} answers already`));
  }
  // A phone may be off by years; nothing is said before it was given or after it came in.
  const saidAt = answer.saidAt > at || answer.saidAt < link.given_at ? at : answer.saidAt;
  const said = { ...answer, saidAt };
  if (!(await insertAnswer(db, link.link_id, said, at)) || ticket === null) return ok(null);
  const ofThis = before.filter((one) => one.instructionId === answer.instructionId);
  const failed = doesFail(ofThis, answer);
  const fails = doesFail([...ofThis, said], answer);
  if (failed === fails) return ok(null);
  const title = titleAt(instruction, link.locale, answer.level);
  return ok(await tell(db, context, ticket, { title, step: answer.step, fails, at }));
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
