import { sql } from 'kysely';
import type { BenchLine, BenchView } from '../../shared/contract/bench-routes.ts';
import { type LeftDevice, type Movement, leftDeviceSchema } from '../../shared/domain/custody.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { atSite } from './at-site.ts';
import type { LeftDeviceTable } from './bench-tables.ts';
import type { Db } from './tables.ts';

/** A device as the desk keeps it. */
export type LeftDeviceRow = LeftDeviceTable;

export async function insertLeftDevice(db: Db, row: LeftDeviceRow): Promise<void> {
  await db.insertInto('left_device').values(row).execute();
}

/** Writes a device over the one that was read while its ticket was locked in the same command. */
export async function updateLeftDevice(db: Db, row: LeftDeviceRow): Promise<void> {
  await db.updateTable('left_device').set(row).where('left_id', '=', row.left_id).execute();
}

/** One device, or null. */
export async function findLeftDevice(db: Db, leftId: string): Promise<LeftDeviceRow | null> {
  const row = await db
    .selectFrom('left_device')
    .selectAll()
    .where('left_id', '=', leftId)
    .executeTakeFirst();
  return row ?? null;
}

/** Devices of a ticket, newest first. */
export async function leftDevicesOf(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<readonly LeftDeviceRow[]> {
  return db
    .selectFrom('left_device')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('left_at', 'desc')
    .orderBy('left_id', 'desc')
    .limit(limit)
    .execute();
}

/** Whether a device of a ticket was left and not handed out again. */
export async function isDeviceHere(db: Db, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('left_device')
    .select('left_id')
    .where('ticket_id', '=', ticketId)
    .where('handed_out_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a device that is still here has this pick-up code. */
export async function isCodeTaken(db: Db, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('left_device')
    .select('left_id')
    .where('handed_out_at', 'is', null)
    .where('pick_up_code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertMovement(
  db: Db,
  leftId: string,
  movement: Movement & { readonly actorId: string },
): Promise<void> {
  await db
    .insertInto('custody_movement')
    .values({
      left_id: leftId,
      sequence: movement.sequence,
      at: movement.at,
      actor: movement.actor,
      actor_id: movement.actorId,
      from_place: movement.from.place,
      from_name: movement.from.name,
      to_place: movement.to.place,
      to_name: movement.to.name,
      words: movement.words,
    })
    .execute();
}

/** The movements of a device, oldest first. */
export async function movementsOf(db: Db, leftId: string, limit: number): Promise<Movement[]> {
  const rows = await db
    .selectFrom('custody_movement')
    .selectAll()
    .where('left_id', '=', leftId)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    from: { place: row.from_place, name: row.from_name },
    to: { place: row.to_place, name: row.to_name },
    words: row.words,
  }));
}

/** A place in the list of devices. */
export interface BenchPlace {
  readonly promisedAt: string;
  readonly leftId: string;
}

/** Devices that are here, by promise, of tickets in these queues. `readyBefore` is when "too long" begins. */
export async function benchLines(
  db: Db,
  wish: {
    readonly view: BenchView;
    readonly queues: readonly WorkQueue[];
    /** Who looks, and at which site: what lies on its shelves, else what its visitors left, and what he works on. */
    readonly at: { readonly siteId: string; readonly accountId: string } | null;
    readonly readyBefore: string;
    readonly after: BenchPlace | null;
    readonly limit: number;
  },
): Promise<readonly BenchLine[]> {
  let query = linesHere(db, wish.queues);
  const { at } = wish;
  if (at !== null) {
    query = query.where((eb) =>
      eb.or([eb('left_device.worker_id', '=', at.accountId), liesAt(at.siteId)]),
    );
  }
  if (wish.view === 'ready') query = query.where('left_device.ready_at', 'is not', null);
  if (wish.view === 'not-collected') {
    query = query.where('left_device.ready_at', '<=', wish.readyBefore);
  }
  const { after } = wish;
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('left_device.promised_at', '>', after.promisedAt),
        eb.and([
          eb('left_device.promised_at', '=', after.promisedAt),
          eb('left_device.left_id', '>', after.leftId),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy('left_device.promised_at')
    .orderBy('left_device.left_id')
    .limit(wish.limit)
    .execute();
  return rows.map(lineOfRow);
}

/** Devices that are here and have one of these codes or belong to this person. */
export async function benchLinesFor(
  db: Db,
  wish: {
    readonly codes: readonly string[];
    readonly personId: string | null;
    readonly queues: readonly WorkQueue[];
    readonly limit: number;
  },
): Promise<readonly BenchLine[]> {
  const { codes, personId } = wish;
  if (codes.length === 0 && personId === null) return [];
  const rows = await linesHere(db, wish.queues)
    .where((eb) =>
      eb.or([
        ...(codes.length === 0 ? [] : [eb('left_device.pick_up_code', 'in', codes)]),
        ...(personId === null ? [] : [eb('ticket.person_id', '=', personId)]),
      ]),
    )
    .orderBy('left_device.promised_at')
    .limit(wish.limit)
    .execute();
  return rows.map(lineOfRow);
}

/** Devices that were ready before a moment, are still here and of which nobody was reminded. */
export async function unreminded(
  db: Db,
  readyBefore: string,
  limit: number,
): Promise<readonly Pick<LeftDeviceRow, 'left_id' | 'ticket_id'>[]> {
  return db
    .selectFrom('left_device')
    .select(['left_id', 'ticket_id'])
    .where('handed_out_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('ready_at', '<=', readyBefore)
    .orderBy('ready_at')
    .limit(limit)
    .execute();
}

function linesHere(db: Db, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('left_device')
    .innerJoin('ticket', 'ticket.ticket_id', 'left_device.ticket_id')
    .selectAll('left_device')
    .select([
      'ticket.number',
      'ticket.visit_code',
      'ticket.visitor_name',
      'ticket.status',
      'ticket.priority',
    ])
    .where('left_device.handed_out_at', 'is', null)
    .where('ticket.queue', 'in', [...queues]);
}

/** `true` where a device of a ticket is at a site: on a shelf there, or on none and left by a visitor of it. */
function liesAt(siteId: string) {
  return sql<boolean>`((left_device.shelf_id is null and ${atSite('ticket.site_id', siteId)})
    or exists (select 1 from shelf where shelf.shelf_id = left_device.shelf_id
      and ${atSite('shelf.site_id', siteId)}))`;
}

/** Whether a device that somebody left is at a site still. */
export async function isDeviceAt(db: Db, siteId: string): Promise<boolean> {
  const row = await db
    .selectFrom('left_device')
    .innerJoin('ticket', 'ticket.ticket_id', 'left_device.ticket_id')
    .select('left_device.left_id')
    .where('left_device.handed_out_at', 'is', null)
    .where(liesAt(siteId))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type LineRow = LeftDeviceRow & {
  readonly number: number;
  readonly visit_code: string;
  readonly visitor_name: string | null;
  readonly status: BenchLine['ticket']['status'];
  readonly priority: BenchLine['ticket']['priority'];
};

function lineOfRow(row: LineRow): BenchLine {
  return {
    device: leftDeviceOf(row),
    ticket: {
      ticketId: row.ticket_id,
      number: row.number,
      visitCode: row.visit_code,
      visitorName: row.visitor_name,
      status: row.status,
      priority: row.priority,
    },
  };
}

/** A device as the contract says it. */
export function leftDeviceOf(row: LeftDeviceRow): LeftDevice {
  return leftDeviceSchema.parse({
    leftId: row.left_id,
    ticketId: row.ticket_id,
    deviceName: row.device_name,
    accessories: row.accessories,
    condition: row.condition,
    leftAt: row.left_at,
    leftBy: row.left_by,
    promisedAt: row.promised_at,
    pickUpCode: row.pick_up_code,
    holder: { place: row.place, name: row.holder_name },
    sequence: row.sequence,
    worker:
      row.worker_id === null ? null : { accountId: row.worker_id, name: row.worker_name ?? '' },
    readyAt: row.ready_at,
    remindedAt: row.reminded_at,
    handedOutAt: row.handed_out_at,
    check: row.check_by === null ? null : { by: row.check_by, words: row.check_words },
  });
}
