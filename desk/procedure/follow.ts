import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import {
  type Evidence,
  type Procedure,
  type ProcedureRun,
  type ProcedureStep,
  type StepEnd,
  isOver,
  missingEvidence,
  nextStep,
  readoutsThatProve,
  stepMinutes,
  stepSignatureWidth,
} from '../../shared/domain/procedure.ts';
import { mostReadings } from '../../shared/domain/reading.ts';
import { isSigned } from '../../shared/domain/signature.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { DeskContext } from '../desk-context.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import {
  insertRun,
  insertStep,
  isEvidence,
  newestProcedures,
  runsOf,
  stopRun,
} from '../store/procedure-store.ts';
import { readingsOf } from '../store/reading-store.ts';
import type { Db } from '../store/tables.ts';
import { logWork } from '../store/work-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** Begins a procedure for a ticket; one that runs already is answered as it is. */
export async function startProcedure(
  context: DeskContext,
  session: Session,
  ticketId: string,
  procedureId: string,
): Promise<Result<ProcedureRun, Fault>> {
  const running = (await runsOf(context.database.read, ticketId)).find(
    (run) => run.procedure.procedureId === procedureId && !isOver(run),
  );
  const happened = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const blocked = notOpen(ticket);
    if (blocked !== null) return err(blocked);
    const procedure = (await newestProcedures(db)).find((one) => one.procedureId === procedureId);
    if (procedure?.state !== 'published') {
      return err(fault('procedure/unknown', 'There is no such published procedure'));
    }
    const again = (await runsOf(db, ticketId)).some(
      (run) => run.procedure.procedureId === procedureId && !isOver(run),
    );
    if (again) return err(fault('procedure/running', 'It runs for this ticket already'));
    await insertRun(db, { runId: context.newId(), ticketId, procedure, by: session.name, at });
    return ok({ kind: 'ticket.procedure-started', details: titles(procedure) });
  });
  if (!happened.ok) {
    return happened.fault.code === 'procedure/running' && running !== undefined
      ? ok(running)
      : happened;
  }
  return runOf(context.database.read, ticketId, (run) => run.procedure.procedureId === procedureId);
}

/** Ends the step whose turn it is; its minutes go into the work log. */
export async function endStep(
  context: DeskContext,
  session: Session,
  target: { readonly ticketId: string; readonly runId: string },
  said: { readonly stepId: string; readonly end: StepEnd; readonly minutes: number | null },
): Promise<Result<ProcedureRun, Fault>> {
  const { ticketId, runId } = target;
  const happened = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const blocked = notOpen(ticket);
    if (blocked !== null) return err(blocked);
    const run = await runOf(db, ticketId, (one) => one.runId === runId);
    if (!run.ok) return run;
    const step = nextStep(run.value);
    if (step?.stepId !== said.stepId) {
      return err(fault('procedure/not-its-turn', 'Another step is next, or the procedure is over'));
    }
    const { end } = said;
    if (end.outcome === 'done') {
      const lacking = missingEvidence(step, end.evidence);
      if (lacking !== null) {
        return err(fault('procedure/evidence-required', `This step asks for: ${lacking}`));
      }
      const untrue = await untrueEvidence(db, ticket, run.value, end);
      if (untrue !== null) return err(untrue);
    }
    const { startedAt, steps } = run.value;
    const since = steps.at(-1)?.at ?? startedAt;
    const minutes =
      said.minutes ?? stepMinutes(Date.parse(startedAt), Date.parse(since), Date.parse(at));
    await insertStep(db, runId, { stepId: step.stepId, end, by: session.name, at, minutes });
    const skipped = end.outcome === 'skipped';
    if (!skipped) {
      await logWork(db, {
        entry_id: context.newId(),
        ticket_id: ticketId,
        account_id: session.accountId,
        by: session.name,
        at,
        minutes,
        words: stepWords(run.value.procedure, step, end.evidence, 'nl'),
        words_en: stepWords(run.value.procedure, step, end.evidence, 'en'),
        source: 'step',
      });
    }
    return ok({
      kind: skipped ? 'ticket.step-skipped' : 'ticket.step-done',
      words: skipped ? end.reason : null,
      details: {
        nl: step.title.nl,
        en: step.title.en,
        minutes,
        ...(!skipped && end.evidence.kind === 'value' ? { value: end.evidence.value } : {}),
      },
    });
  });
  if (!happened.ok) return happened;
  return runOf(context.database.read, ticketId, (run) => run.runId === runId);
}

/** What the log says of a step that was done: `Wifi vernieuwen: Vergeet het netwerk (Kanaal: 11)`. */
function stepWords(
  { content }: Procedure,
  { title, valueName }: ProcedureStep,
  evidence: Evidence,
  locale: Locale,
): string {
  const value =
    evidence.kind === 'value' ? ` (${valueName?.[locale] ?? ''}: ${evidence.value})` : '';
  return `${content.title[locale]}: ${title[locale]}${value}`;
}

/** Goes no further with a procedure. */
export async function stopProcedure(
  context: DeskContext,
  session: Session,
  target: { readonly ticketId: string; readonly runId: string },
  reason: string,
): Promise<Result<ProcedureRun, Fault>> {
  const { ticketId, runId } = target;
  const happened = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const run = await runOf(db, ticketId, (one) => one.runId === runId);
    if (!run.ok) return run;
    if (isOver(run.value)) return err(fault('procedure/not-its-turn', 'The procedure is over'));
    await stopRun(db, runId, { by: session.name, at, reason });
    return ok({
      kind: 'ticket.procedure-stopped',
      words: reason,
      details: titles(run.value.procedure),
    });
  });
  if (!happened.ok) return happened;
  return runOf(context.database.read, ticketId, (run) => run.runId === runId);
}

async function runOf(
  db: Db,
  ticketId: string,
  is: (run: ProcedureRun) => boolean,
): Promise<Result<ProcedureRun, Fault>> {
  const run = (await runsOf(db, ticketId)).find(is);
  return run === undefined
    ? err(fault('procedure/unknown', 'This ticket has no such procedure'))
    : ok(run);
}

function notOpen({ item }: StoredTicket): Fault | null {
  return isTicketOver(item.status)
    ? fault('ticket/illegal-move', `A procedure is not possible while ${item.status}`)
    : null;
}

function titles({ content }: Procedure) {
  return { nl: content.title.nl, en: content.title.en };
}

/**
 * A reading must be one of this ticket that proves this step, a photo must have arrived and prove no other
 * step, and somebody must have signed with more than a dot.
 */
async function untrueEvidence(
  db: Db,
  { item, document }: StoredTicket,
  run: ProcedureRun,
  end: Extract<StepEnd, { outcome: 'done' }>,
): Promise<Fault | null> {
  const { evidence } = end;
  if (
    evidence.kind === 'signature' &&
    !evidence.onPaper &&
    !isSigned(evidence.strokes, stepSignatureWidth)
  ) {
    return fault('procedure/evidence-required', 'Nobody signed');
  }
  if (evidence.kind === 'photo') {
    if (!(await hasAttachment(db, evidence.hash))) {
      return fault('procedure/evidence-required', 'The photo has not arrived');
    }
    if (await isEvidence(db, evidence.hash)) {
      return fault('procedure/evidence-required', 'This photo proves another step already');
    }
  }
  if (evidence.kind === 'readout') {
    const readings = await readingsOf(db, item.ticketId, mostReadings);
    const proving = readoutsThatProve(run, { readout: document.readout, readings });
    if (!proving.some(({ readoutId }) => readoutId === evidence.readoutId)) {
      return fault('procedure/evidence-required', 'This ticket has no such reading of now');
    }
  }
  return null;
}
