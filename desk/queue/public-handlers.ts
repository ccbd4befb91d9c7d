import { isTesting } from '../store/test-campaign-store.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { ExpectedWait } from '../../shared/domain/closing-time.ts';
import { type DeskHours, hoursAheadDays, mostOpenings } from '../../shared/domain/desk-hours.ts';
import { type WaitRange, laterBy } from '../../shared/domain/wait-estimate.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { boardSite } from './queue-view.ts';
import { shownNow } from '../store/disturbance-store.ts';
import { recordHello } from '../store/kiosk-store.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { statusPage } from '../ticket/status-page.ts';

/** What screens without a sign-in ask: the wall, a visitor's phone, and a kiosk's greeting. */
export function publicHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'board.get' | 'status.get' | 'kiosk.hello'> {
  const { view, settings } = context;
  return {
    'board.get': async ({ query }) => {
      const glance = await view.glance();
      const site = boardSite(glance, query.site);
      return site === null ? err(unknownSite()) : ok(await view.board(glance, site));
    },
    'status.get': async ({ params }) => {
      const page = await statusPage(context, params.token);
      return page === null ? err(fault('status/unknown', 'No such page, or no longer')) : ok(page);
    },
    'kiosk.hello': async ({ body }, { kiosk }) => {
      await context.database.write((db) =>
        recordHello(db, kiosk.kioskId, {
          version: body.version,
          held: body.held ?? null,
          at: timestamp(context.clock),
        }),
      );
      const { rules } = await context.priorityRules.atHand();
      const { sites } = await view.glance();
      const expected = await view.waitOfNewcomer(kiosk.siteId);
      const site = sites.find(({ siteId }) => siteId === kiosk.siteId);
      return ok({
        kioskId: kiosk.kioskId,
        kioskName: kiosk.name,
        siteName: site?.name ?? settings.siteName,
        codePrefix: kiosk.codePrefix,
        ...toldTo(body, expected, context.clock.nowMs()),
        ...(body.knowsHours === true ? { hours: await hoursAhead(context, kiosk.siteId) } : {}),
        publicUrl: settings.publicUrl,
        ...(body.knowsPriorityMatrix ? { priorityMatrix: rules.matrix } : {}),
        ...(body.knowsAway === true
          ? {
              away: [...(await context.waits.away({ queue: 'advice', siteId: kiosk.siteId }))].map(
                ([skill, who]) => ({ skill, ...who }),
              ),
            }
          : {}),
        ...(body.wantsTests === true
          ? {
              testing: await isTesting(context.database.read, context.dayAt(context.clock.nowMs())),
            }
          : {}),
        ...(body.wantsDisturbances === true
          ? {
              disturbances: await shownNow(
                context.database.read,
                kiosk.siteId,
                context.clock.nowMs(),
              ),
            }
          : {}),
      });
    },
  };
}

/** When a site is open in the coming days, so that its kiosk knows it while the desk is away. */
async function hoursAhead(
  { serviceLevels, clock }: DeskContext,
  siteId: string,
): Promise<DeskHours> {
  const nowMs = clock.nowMs();
  const { timeZone, openings } = (await serviceLevels.openingHours(nowMs))(siteId);
  const ahead = openings(nowMs, nowMs + hoursAheadDays * 24 * 60 * 60 * 1000);
  return {
    timeZone,
    openings: ahead.slice(0, mostOpenings).map(({ fromMs, untilMs }) => ({
      from: new Date(fromMs).toISOString(),
      until: new Date(untilMs).toISOString(),
    })),
  };
}

/** What of the wait a kiosk knows: an older one refuses a reply that tells more. */
function toldTo(
  kiosk: {
    readonly knowsOpening?: true | undefined;
    readonly knowsClosure?: true | undefined;
    readonly knowsClosing?: true | undefined;
  },
  { closedBy, away: _away, ...expected }: ExpectedWait,
  nowMs: number,
): Omit<ExpectedWait, 'away'> {
  const cause = kiosk.knowsClosure === true && closedBy !== undefined ? { closedBy } : {};
  if (kiosk.knowsClosing === true) return { ...expected, ...cause };
  const { wait, opensAt } = expected;
  if (opensAt !== undefined && kiosk.knowsOpening === true) return { wait, opensAt, ...cause };
  return { wait: fromNow(expected, nowMs), ...cause };
}

/** The wait of a kiosk that does not know that a desk can be closed. */
function fromNow({ wait, opensAt, closing, today }: ExpectedWait, nowMs: number): WaitRange {
  const from = opensAt ?? (today === 'unlikely' ? closing?.opensAgainAt : undefined);
  return from === undefined ? wait : laterBy((Date.parse(from) - nowMs) / 60_000, wait);
}
