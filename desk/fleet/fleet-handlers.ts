import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type KioskDetail, mostShownVersions } from '../../shared/contract/fleet-routes.ts';
import { commandMinutes } from '../../shared/domain/fleet/kiosk-command.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import type { RequestWaiters } from '../kiosk-request/request-waiters.ts';
import { addKioskEvent, fleetRows, kioskEvents } from '../store/fleet-store.ts';
import {
  bundleOf,
  commandsOf,
  dropCommands,
  endCommand,
  hasCommands,
  insertCommand,
  takeCommands,
} from '../store/kiosk-command-store.ts';
import { configNamedFor } from '../store/kiosk-config-store.ts';
import { healthHours, recordHeartbeat } from '../store/kiosk-health-store.ts';
import { latestKeys, moveKeys, spendTicket } from '../store/kiosk-key-store.ts';
import { plugsSince, portDays, recordPortDays, toldPorts } from '../store/port-store.ts';
import { reportsOf } from '../store/update-report-store.ts';
import { kiosksChanged } from './enrol-handlers.ts';
import { believable, isPortSuspect, judgedSince } from './watch-ports.ts';

type FleetRoutes =
  | 'kiosk.heartbeat'
  | 'kiosk.command-ended'
  | 'fleet.list'
  | 'fleet.get'
  | 'fleet.revoke'
  | 'fleet.command'
  | 'fleet.log-bundle'
  | 'fleet.ports';

const minuteMs = 60_000;

/** How the kiosks are, and what an admin has them do. */
export function fleetHandlers(
  context: DeskContext,
  waiters: RequestWaiters,
): Pick<DeskHandlers, FleetRoutes> {
  const { clock, database } = context;
  return {
    'kiosk.heartbeat': async ({ body }, { kiosk: { kioskId } }) => {
      const at = timestamp(clock);
      const open = await hasCommands(database.read, kioskId);
      const commands = await database.write(async (db) => {
        await recordHeartbeat(db, kioskId, { at, ...body });
        await recordPortDays(db, kioskId, believable(body.beat.ports ?? [], clock.nowMs()));
        return open ? takeCommands(db, kioskId, at) : [];
      });
      // An older kiosk would not know what to make of it.
      if (body.beat.configuration === undefined) return ok({ commands });
      return ok({ commands, configuration: await configNamedFor(database.read, kioskId) });
    },
    'kiosk.command-ended': async ({ params: { commandId }, body }, { kiosk }) => {
      const { kioskId } = kiosk;
      await database.write(async (db) => {
        const at = timestamp(clock);
        const { outcome: state, detail } = body;
        const bundle = body.bundle ?? null;
        const kind = await endCommand(db, { commandId, kioskId, state, detail, bundle, at });
        // An answer that was given before, or came after its time.
        if (kind === null) return;
        const event = { eventId: context.newId(), kioskId, at, actor: kiosk.name };
        const words = detail === '' ? kind : `${kind}: ${detail}`.slice(0, 300);
        await addKioskEvent(db, { ...event, kind: `command-${state}`, detail: words });
      });
      return ok({});
    },
    'fleet.list': async () => {
      const rows = await fleetRows(database.read, clock.nowMs());
      return ok({ kiosks: rows.map(({ shown }) => shown) });
    },
    'fleet.get': ({ params: { kioskId } }) => detailOf(context, kioskId),
    'fleet.revoke': async ({ params: { kioskId }, body: { because } }, { session }) => {
      const known = await detailOf(context, kioskId);
      if (!known.ok) return known;
      await database.write(async (db) => {
        const at = timestamp(clock);
        const from =
          because === 'stolen' ? (['active', 'retired'] as const) : (['active'] as const);
        const ended = await moveKeys(db, kioskId, from, because, at);
        // One that has only a ticket holds no key that could be told; its ticket opens nothing any more.
        if (ended === 0 && known.value.key !== 'token') return;
        if (known.value.key === 'token') await spendTicket(db, kioskId);
        await dropCommands(db, kioskId, at);
        const event = { eventId: context.newId(), kioskId, at, actor: session.name };
        await addKioskEvent(db, { ...event, kind: because, detail: known.value.keyId ?? '' });
      });
      kiosksChanged(context);
      waiters.wake(kioskId);
      return detailOf(context, kioskId);
    },
    'fleet.command': async ({ params: { kioskId }, body: { kind, message } }, { session }) => {
      const known = await detailOf(context, kioskId);
      if (!known.ok) return known;
      if (known.value.key !== 'active') {
        return err(fault('kiosk/too-old', 'Only an enrolled kiosk is told what to do'));
      }
      await database.write(async (db) => {
        const at = timestamp(clock);
        const expiresAt = new Date(clock.nowMs() + commandMinutes * minuteMs).toISOString();
        const commandId = context.newId();
        await insertCommand(db, {
          ...{ commandId, kioskId, kind, message, expiresAt },
          askedBy: session.name,
          askedAt: at,
        });
        const event = { eventId: context.newId(), kioskId, at, actor: session.name };
        const words = message === '' ? kind : `${kind}: ${message}`;
        await addKioskEvent(db, { ...event, kind: 'command-asked', detail: words });
      });
      return detailOf(context, kioskId);
    },
    'fleet.ports': async ({ params: { kioskId } }) => {
      const since = judgedSince(clock.nowMs());
      // Its own days first: what comes in meanwhile then counts elsewhere, where it never makes less than nothing.
      const own = await portDays(database.read, since, kioskId);
      const total = await plugsSince(database.read, since);
      const told = await toldPorts(database.read);
      const byPort = [...Map.groupBy(own, ({ port }) => port)];
      return ok({
        ports: byPort
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([port, days]) => {
            const known = told.find((each) => each.kioskId === kioskId && each.port === port);
            return {
              port,
              suspect: isPortSuspect(days, known, total),
              days: days.map(({ kioskId: _kiosk, ...day }) => day),
            };
          }),
      });
    },
    'fleet.log-bundle': async ({ params: { kioskId, commandId } }) =>
      ok({ bundle: await bundleOf(database.read, kioskId, commandId) }),
  };
}

async function detailOf(
  { database, clock }: DeskContext,
  kioskId: string,
): Promise<Result<KioskDetail, Fault>> {
  const { read } = database;
  const [row] = await fleetRows(read, clock.nowMs(), kioskId);
  if (row === undefined) return err(fault('kiosk/unknown', 'There is no such kiosk'));
  const key = (await latestKeys(read, [kioskId])).get(kioskId);
  return ok({
    ...row.shown,
    keyId: key?.keyId ?? null,
    enrolledAt: key?.registeredAt ?? null,
    enrolledBy: key?.registeredBy ?? null,
    beat: row.beat,
    selfTest: row.selfTest,
    hours: await healthHours(read, kioskId),
    commands: await commandsOf(read, kioskId, timestamp(clock)),
    events: await kioskEvents(read, kioskId),
    versions: await reportsOf(read, kioskId, mostShownVersions),
  });
}
