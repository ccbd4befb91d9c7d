import type { Clock } from '../../shared/base/clock.ts';
import { mostLeftDevices } from '../../shared/contract/visitor-devices.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { ExpectedWait } from '../../shared/domain/closing-time.ts';
import { turnRuleOf } from '../../shared/domain/desk-rules.ts';
import { feedbackSchema, feedbackSince, mayGiveFeedback } from '../../shared/domain/feedback.ts';
import { promisedReply } from '../../shared/domain/report-details.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { reachingTurn } from '../../shared/domain/wait-estimate.ts';
import { ownAppointment } from '../appointment/own-appointment.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import { mayTellWorse } from '../../shared/domain/worse-on-page.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { goingHome } from '../hold/going-home.ts';
import { peopleAhead } from '../queue/people-ahead.ts';
import type { QueueGlance } from '../queue/queue-view.ts';
import { visitorClocks } from '../service-level/clocks-view.ts';
import { isHeldByVisitor } from '../store/held-store.ts';
import { leftDevicesOf } from '../store/bench-store.ts';
import { findFeedback } from '../store/feedback-store.ts';
import { saidWorse } from '../store/said-worse-store.ts';
import { mergedInto } from '../store/ticket-link-store.ts';
import { findByStatusToken, findTicket } from '../store/ticket-store.ts';
import { mayNow } from '../visitor/visitor-may.ts';
import type { StoredTicket } from './stored-ticket.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The visitor's page of this token as it is now, or null when there is none or it has died. */
export async function statusPage(context: DeskContext, token: string): Promise<StatusPage | null> {
  const glance = await context.view.glance();
  const ticket = await livingTicket(context, token);
  return ticket === null ? null : pageOf(context, ticket, glance);
}

/** The ticket behind a visitor's page, or null when the page is not there any more. */
export async function livingTicket(
  context: DeskContext,
  token: string,
): Promise<StoredTicket | null> {
  const own = await findByStatusToken(context.database.read, token);
  const ticket = own === null ? null : await whereItGoesOn(context, own);
  if (ticket?.closedAt == null) return ticket;
  const { reopenDays } = await rulesNow(context);
  return hasDied(ticket.closedAt, context.clock, reopenDays) ? null : ticket;
}

/** A ticket of which the id is known, or the one in which it goes on; null when there is none. */
export async function ticketNow(
  context: DeskContext,
  ticketId: string,
): Promise<StoredTicket | null> {
  const own = await findTicket(context.database.read, ticketId);
  return own === null ? null : whereItGoesOn(context, own);
}

/** So often a ticket may have been merged on; tickets that were merged into each other end there. */
const mostMerges = 20;

/** A ticket that was merged goes on in another, and so does the page of its visitor. */
async function whereItGoesOn(context: DeskContext, ticket: StoredTicket): Promise<StoredTicket> {
  const { read } = context.database;
  let last = ticket;
  for (let count = 0; count < mostMerges && last.item.status === 'cancelled'; count += 1) {
    const into = await mergedInto(read, last.item.ticketId);
    const next = into === null ? null : await findTicket(read, into);
    if (next === null) break;
    last = next;
  }
  return last;
}

/** A page ends so many days after its ticket did; a link in an old mail shows nothing any more. */
function hasDied(closedAt: string, clock: Clock, days: number): boolean {
  return clock.nowMs() - Date.parse(closedAt) > days * dayMs;
}

/** Why the desk is closed stands beside the clocks, which everybody has. */
async function expectedWait(
  context: DeskContext,
  item: QueueItem,
): Promise<Omit<ExpectedWait, 'closedBy'>> {
  const { waits, waiting, clock } = context;
  const { closedBy: _told, ...expected } = await waits.expected(
    item,
    waiting.before(item, item.ticketId),
  );
  // When the desk opens again his turn is long past.
  if (expected.today === 'unlikely') return expected;
  const turnMs = Date.parse(item.arrivedAt);
  return { ...expected, wait: reachingTurn(expected.wait, turnMs, clock.nowMs()) };
}

async function pageOf(
  context: DeskContext,
  ticket: StoredTicket,
  glance: QueueGlance,
): Promise<StatusPage> {
  const { item, document } = ticket;
  const feedback =
    item.status === 'closed'
      ? feedbackSince(ticket.closedAt, await findFeedback(context.database.read, item.ticketId))
      : null;
  const replyBy = promisedReply(document.details);
  const complaint = item.reportType === 'complaint' ? { replyBy } : undefined;
  const waits = item.status === 'waiting' && complaint === undefined;
  const ahead = waits ? peopleAhead(glance, item.ticketId) : null;
  const rules = await rulesNow(context);
  const home = await goingHome(context.database.read, item, context.clock.nowMs());
  const standing = await context.serviceLevels.standingAtVersion(item.ticketId, item.version);
  return {
    eventId: glance.eventId,
    visitCode: item.visitCode,
    status: item.status,
    locale: ticket.locale,
    peopleAhead: ahead,
    ...(ahead === null ? { wait: null } : await expectedWait(context, item)),
    counter: item.counter,
    ...siteOf(glance, item),
    heldUntil: item.heldUntil,
    ...home,
    ...(item.status === 'on-hold' &&
    home.isAway === undefined &&
    (await isHeldByVisitor(context.database.read, item.ticketId))
      ? { comesBack: true as const }
      : {}),
    appointmentAt: item.appointmentAt,
    ...(await ownAppointment(context, ticket, glance.sites)),
    turnRule: turnRuleOf(rules),
    message: document.messageToVisitor,
    // What its visitor withdrew has none.
    solution: document.resolution?.solution || null,
    ...outcomeOf(ticket),
    ...(standing === null
      ? {}
      : { clocks: visitorClocks(standing), timeZone: standing.time.timeZone }),
    ...(document.answers?.deadline == null ? {} : { neededBy: document.answers.deadline.at }),
    ...(complaint === undefined ? {} : { complaint }),
    leftDevices: await leftDevicesNow(context, item.ticketId),
    verification: document.verification,
    visitorMay: [...mayNow(context, ticket, rules)],
    mayTellWorse: isTicketOver(item.status)
      ? []
      : [
          ...mayTellWorse(
            item,
            document.assessment,
            await saidWorse(context.database.read, item.ticketId),
          ),
        ],
    mayGiveFeedback:
      item.status === 'closed' && mayGiveFeedback(feedback?.givenAt ?? null, context.clock.nowMs()),
    feedback: feedback === null ? null : feedbackSchema.strip().parse(feedback),
    updatedAt: ticket.updatedAt,
  };
}

/** How it ended, where that is not what was asked for: nobody may read of it that it was done. */
function outcomeOf({ document }: StoredTicket): Pick<StatusPage, 'outcome'> {
  const outcome = document.resolution?.closingCode;
  return outcome === 'referred' || outcome === 'refused' || outcome === 'withdrawn'
    ? { outcome }
    : {};
}

/** Where to go; nothing when there is one site, which needs no name. */
function siteOf({ sites }: QueueGlance, item: QueueItem): Pick<StatusPage, 'site'> {
  const site = sites.length < 2 ? undefined : sites.find((each) => each.siteId === siteIdOf(item));
  return site === undefined ? {} : { site: { name: site.name, where: site.where } };
}

/** What the visitor may know of devices that he left; the code only as long as it opens something. */
async function leftDevicesNow(
  context: DeskContext,
  ticketId: string,
): Promise<StatusPage['leftDevices']> {
  const rows = await leftDevicesOf(context.database.read, ticketId, mostLeftDevices);
  return rows.map((row) => ({
    deviceName: row.device_name,
    promisedAt: row.promised_at,
    readyAt: row.ready_at,
    remindedAt: row.reminded_at,
    handedOutAt: row.handed_out_at,
    pickUpCode: row.handed_out_at === null ? row.pick_up_code : null,
  }));
}
