import { v5 } from 'uuid';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { cleanParagraphs } from '../../shared/base/untrusted-text.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Finding, Severity } from '../../shared/domain/acceptance/finding.ts';
import type { EndedStep, TestRun } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import { promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import { proposePriority, type UrgencyAnswers, usualMatrix } from '../../shared/domain/priority.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findCampaign } from '../store/test-campaign-store.ts';
import { findingsOf, insertFinding } from '../store/test-finding-store.ts';
import { findRun, readoutOfRun } from '../store/test-run-store.ts';
import { findScript } from '../store/test-script-store.ts';
import { testersOf } from '../store/tester-store.ts';
import { findIntake } from '../store/ticket-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { checkInByStaff } from '../concierge/concierge-handlers.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { unknownCampaign } from './gather.ts';

/** What whoever makes a finding decides. */
export interface Judged {
  readonly severity: Severity;
  readonly kind: Finding['kind'];
  /** The language of the ticket. */
  readonly locale: Locale;
}

/** A step that failed, with all that its ticket takes along. */
interface Failure {
  readonly campaignId: string;
  readonly campaign: string;
  readonly run: TestRun;
  readonly script: TestScript;
  readonly step: EndedStep;
  readonly tester: string;
  readonly readout: Readout | null;
}

/**
 * A failed step becomes a ticket the way a technician checks somebody in, with photo and readout, and
 * both know of each other. A step that is a finding already is answered as it is.
 */
export async function makeFinding(
  context: DeskContext,
  session: Session,
  at: { readonly runId: string; readonly stepId: string },
  judged: Judged,
): Promise<Result<Finding, Fault>> {
  const { read } = context.database;
  const [known] = await findingsOf(read, at, queuesOf(session.role), 1);
  if (known !== undefined) return ok(known);
  const failure = await failureAt(context, session, at);
  if (!failure.ok) return failure;
  // Of this step always the same: a repeat after a stop half-way finds the ticket of the first try.
  const findingId = v5(at.stepId, at.runId);
  const intake = intakeOf(failure.value, judged, findingId, timestamp(context.clock));
  const ticketId = await ticketFor(context, session, intake);
  if (!ticketId.ok) return ticketId;
  const linked = await happenBeside(context, session, ticketId.value, async (db, _ticket, now) => {
    const { campaignId, campaign, script, step } = failure.value;
    const inserted = await insertFinding(db, {
      finding_id: findingId,
      campaign_id: campaignId,
      run_id: at.runId,
      step_id: at.stepId,
      severity: judged.severity,
      kind: judged.kind,
      ticket_id: ticketId.value,
      created_by: session.name,
      created_at: now,
    });
    if (!inserted) return err(fault('acceptance/in-use', 'Somebody made a finding of it just now'));
    return ok({
      kind: 'ticket.test-finding',
      details: {
        campaign,
        step: stepNumber(script, step.stepId),
        severity: judged.severity,
      },
    });
  });
  if (!linked.ok) return linked;
  const [made] = await findingsOf(read, at, queuesOf(session.role), 1);
  return made === undefined ? err(fault('store/failed', 'A finding is gone at once')) : ok(made);
}

/** The ticket of an intake; one that exists after a stop half-way is taken up. */
async function ticketFor(
  context: DeskContext,
  session: Session,
  intake: TicketIntake,
): Promise<Result<string, Fault>> {
  const earlier = await findIntake(context.database.read, intake.visitId);
  if (earlier !== null) return ok(promisedReplySchema.parse(JSON.parse(earlier.reply)).ticketId);
  const reply = await checkInByStaff(context, session, intake);
  return reply.ok ? ok(reply.value.ticketId) : reply;
}

async function failureAt(
  context: DeskContext,
  session: Session,
  { runId, stepId }: { readonly runId: string; readonly stepId: string },
): Promise<Result<Failure, Fault>> {
  const { read } = context.database;
  const found = await findRun(read, runId);
  const step = found?.run.steps.find((each) => each.stepId === stepId);
  if (found === null || step === undefined) return err(unknownCampaign());
  if (step.outcome !== 'failed') {
    return err(fault('acceptance/incomplete', 'Only a step that failed is a finding'));
  }
  const { campaignId, run } = found;
  const campaign = await findCampaign(read, campaignId, queuesOf(session.role));
  const script = await findScript(read, campaignId, run.scriptId, run.scriptVersion);
  const tester = (await testersOf(read, campaignId)).find(
    ({ testerId }) => testerId === run.testerId,
  );
  if (campaign === null || script === null || tester === undefined) return err(unknownCampaign());
  return ok({
    campaignId,
    campaign: campaign.name,
    run,
    script,
    step,
    tester: tester.name,
    readout: await readoutOfRun(read, runId),
  });
}

/** From one, as people count. */
export function stepNumber(script: Pick<TestScript, 'content'>, stepId: string): number {
  return script.content.steps.findIndex((step) => step.stepId === stepId) + 1;
}

/** What a finding does to the work of whoever tested: the desk weighs it as it weighs a visitor's answers. */
const answersFor: Readonly<Record<Severity, Pick<UrgencyAnswers, 'canWork' | 'affected'>>> = {
  blocking: { canWork: 'no', affected: 'team' },
  severe: { canWork: 'partly', affected: 'team' },
  minor: { canWork: 'yes', affected: 'me' },
  cosmetic: { canWork: 'yes', affected: 'me' },
};

function intakeOf(
  failure: Failure,
  { severity, kind, locale }: Judged,
  visitId: string,
  now: string,
): TicketIntake {
  const { step, readout, tester } = failure;
  const answers: UrgencyAnswers = { since: 'today', deadline: null, ...answersFor[severity] };
  const say = deskWords(locale);
  const words = wordsOf(failure, locale, say);
  const decided = { nowMs: Date.parse(now), lostOrStolen: false, deviceFault: false };
  const proposal = proposePriority(answers, decided, usualMatrix);
  return {
    visitId,
    startedAt: now,
    submittedAt: now,
    locale,
    errand: kind === 'incident' ? 'problem' : 'question',
    reportType: kind,
    visitor: { kind: 'guest', name: tester, contact: '' },
    reason: {
      category: kind === 'incident' ? 'application' : 'new-software',
      triage: {},
      words,
      photoHash: step.photoHash,
    },
    decision: readout === null ? null : { choice: 'read', device: readout.device },
    readout,
    answers,
    assessment: {
      ...proposal,
      reasons: [...proposal.reasons],
      argument: say('acceptance:ticket.argument', {
        campaign: failure.campaign,
        severity: say(`acceptance:severity.${severity}`),
      }),
    },
    personAsked: false,
    kioskCode: null,
    ...(kind === 'change' ? { details: { ...emptyDetails('change'), why: words } } : {}),
  };
}

/** What a technician reads who was not there: where it happened, what was done, expected and seen. */
function wordsOf(failure: Failure, locale: Locale, say: DeskWords): string {
  const { script, step, run } = failure;
  const asked = script.content.steps.find(({ stepId }) => stepId === step.stepId);
  if (asked === undefined) throw new Error('A result of a step that its script does not have');
  const device = [run.device.model, run.device.version].filter((part) => part !== null).join(', ');
  const line = (key: string, value: string) => say(`acceptance:ticket.${key}`, { value });
  const lines = [
    say('acceptance:ticket.where', {
      campaign: failure.campaign,
      script: script.content.title[locale],
      step: stepNumber(script, step.stepId),
    }),
    line(run.device.source === 'machine' ? 'device-read' : 'device-chosen', device),
    ...(asked.given[locale] === '' ? [] : [line('given', asked.given[locale])]),
    line('do', asked.do[locale]),
    line('expect', asked.expect[locale]),
    line('seen', step.remark === '' ? say('acceptance:ticket.nothing-written') : step.remark),
  ];
  return cleanParagraphs(lines.join('\n'), 1000);
}
