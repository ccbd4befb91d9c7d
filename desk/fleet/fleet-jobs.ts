import { timestamp } from '../../shared/base/clock.ts';
import { healthHoursKept } from '../../shared/domain/fleet/heartbeat.ts';
import { raiseAlert } from '../alert/raise-alert.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { forgetBundles } from '../store/kiosk-command-store.ts';
import { forgetHealth } from '../store/kiosk-health-store.ts';
import {
  type WatchedKiosk,
  kiosksGoneQuiet,
  kiosksHeardAgain,
  markTold,
} from '../store/kiosk-watch-store.ts';
import { forgetPortDays } from '../store/port-store.ts';
import { watchPorts } from './watch-ports.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A kiosk that restarts is no news. */
const quietMs = 5 * minuteMs;
const bundlesKeptMs = 7 * dayMs;

/** Tells admins of kiosks that went quiet, and forgets what was kept long enough. */
export const fleetJobs: readonly Job[] = [
  {
    name: 'watch-kiosks',
    everyMs: minuteMs,
    run: async (context) => {
      const edge = before(context, quietMs);
      for (const kiosk of await kiosksGoneQuiet(context.database.read, edge)) {
        await tellAdmins(context, kiosk, 'kiosk-away');
      }
      for (const kiosk of await kiosksHeardAgain(context.database.read, edge)) {
        await tellAdmins(context, kiosk, 'kiosk-back');
      }
    },
  },
  { name: 'watch-ports', everyMs: 5 * minuteMs, run: watchPorts },
  {
    name: 'forget-kiosk-health',
    everyMs: dayMs,
    run: async (context) => {
      await context.database.write(async (db) => {
        await forgetHealth(db, before(context, healthHoursKept * 60 * minuteMs));
        await forgetPortDays(db, before(context, healthHoursKept * 60 * minuteMs).slice(0, 10));
        await forgetBundles(db, before(context, bundlesKeptMs));
      });
    },
  },
];

function before({ clock }: DeskContext, ms: number): string {
  return new Date(clock.nowMs() - ms).toISOString();
}

async function tellAdmins(
  context: DeskContext,
  kiosk: WatchedKiosk,
  kind: 'kiosk-away' | 'kiosk-back',
): Promise<void> {
  await context.database.write(async (db) => {
    if (!(await markTold(db, kiosk, kind === 'kiosk-away' ? 1 : 0))) return;
    await raiseAlert(context, db, { kind, kioskId: kiosk.kioskId, name: kiosk.name });
    await tellRoles(context, db, ['admin'], {
      kind,
      at: timestamp(context.clock),
      details: { kiosk: kiosk.name },
    });
  });
}
