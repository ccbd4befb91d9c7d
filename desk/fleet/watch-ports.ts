import { timestamp } from '../../shared/base/clock.ts';
import {
  type Plugs,
  type PortDay,
  daysJudged,
  daysTold,
  isSuspect,
  isWell,
  plugsOf,
} from '../../shared/domain/fleet/port-health.ts';
import { raiseAlert } from '../alert/raise-alert.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { fleetRows } from '../store/fleet-store.ts';
import { type ToldPort, markSuspect, markWell, portDays, toldPorts } from '../store/port-store.ts';
import type { Db } from '../store/tables.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The first of the days by which ports are judged. */
export function judgedSince(nowMs: number): string {
  return new Date(nowMs - (daysJudged - 1) * dayMs).toISOString().slice(0, 10);
}

/** Days of a kiosk whose clock is right within a day: others would be kept for nothing, or count too long. */
export function believable(days: readonly PortDay[], nowMs: number): readonly PortDay[] {
  const first = new Date(nowMs - daysTold * dayMs).toISOString().slice(0, 10);
  const last = new Date(nowMs + dayMs).toISOString().slice(0, 10);
  return days.filter(({ day }) => day >= first && day <= last);
}

/** Tells admins once of a port that gives power and no data, and once when it works again. */
export async function watchPorts(context: DeskContext): Promise<void> {
  const { database, clock } = context;
  const all = await portDays(database.read, judgedSince(clock.nowMs()));
  const told = await toldPorts(database.read);
  if (all.length === 0 && told.length === 0) return;
  const working = new Map(
    (await fleetRows(database.read, clock.nowMs()))
      .filter(({ shown }) => shown.key === 'active')
      .map(({ shown }) => [shown.kioskId, shown.name]),
  );
  const total = plugsOf(all);
  const toldOf = new Map(told.map((each) => [keyOf(each), each]));
  const at = timestamp(clock);
  for (const days of Map.groupBy(all, keyOf).values()) {
    const [first] = days;
    const name = first === undefined ? undefined : working.get(first.kioskId);
    if (first === undefined || name === undefined) continue;
    const { kioskId, port } = first;
    const is = { kioskId, name, port };
    const known = toldOf.get(keyOf(is));
    if (known === undefined || known.wellAt !== null) {
      if (!isPortSuspect(days, known, total)) continue;
      await tell(context, 'port-suspect', is, (db) => markSuspect(db, { kioskId, port, at }));
    } else {
      if (!isWell(plugsOf(days.filter(({ day }) => day > known.at.slice(0, 10))))) continue;
      await tell(context, 'port-well', is, (db) => markWell(db, { kioskId, port, at }));
    }
  }
}

/**
 * Whether a port is to be looked at; once it was well, what was before counts no more.
 *
 * @param own the days of this port.
 * @param total the plugs of all ports of all kiosks, with its own.
 */
export function isPortSuspect(
  own: readonly PortDay[],
  known: ToldPort | undefined,
  total: Plugs,
): boolean {
  if (known?.wellAt === null) return true;
  const since = known?.wellAt?.slice(0, 10) ?? '';
  const { data, noData } = plugsOf(own);
  const others = { data: total.data - data, noData: total.noData - noData };
  return isSuspect(plugsOf(own.filter(({ day }) => day >= since)), others);
}

async function tell(
  context: DeskContext,
  kind: 'port-suspect' | 'port-well',
  {
    kioskId,
    name,
    port,
  }: { readonly kioskId: string; readonly name: string; readonly port: string },
  isFirst: (db: Db) => Promise<boolean>,
): Promise<void> {
  await context.database.write(async (db) => {
    if (!(await isFirst(db))) return;
    await raiseAlert(context, db, { kind, kioskId, name: `${name}, ${port}` });
    await tellRoles(context, db, ['admin'], {
      kind,
      at: timestamp(context.clock),
      details: { kiosk: name, port },
    });
  });
}

function keyOf({ kioskId, port }: Pick<ToldPort, 'kioskId' | 'port'>): string {
  return `${kioskId} ${port}`;
}
