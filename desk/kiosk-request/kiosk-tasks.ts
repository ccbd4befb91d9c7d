import { timestamp } from '../../shared/base/clock.ts';
import { mostOpenRequests } from '../../shared/contract/kiosk-request-routes.ts';
import { serialOf } from '../../shared/domain/compare-readouts.ts';
import type { KioskTask, WantedDevice } from '../../shared/domain/kiosk-request.ts';
import { isLabelDevice } from '../../shared/domain/label-device.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StoredRequest, openRequestsOf } from '../store/kiosk-request-store.ts';
import { readingsOf } from '../store/reading-store.ts';
import { findTicket } from '../store/ticket-store.ts';
import type { RequestWaiters } from './request-waiters.ts';

/**
 * The open requests of a kiosk as soon as they are others than those that it knows, or after the
 * longest hold as they are. It says each time what it knows, so a lost reply loses nothing.
 */
export async function nextTasks(
  context: DeskContext,
  waiters: RequestWaiters,
  kioskId: string,
  known: ReadonlySet<string>,
): Promise<KioskTask[]> {
  const waiter = waiters.begin(kioskId);
  let open = await openNow(context, kioskId);
  if (open.length === known.size && open.every((one) => known.has(one.request_id))) {
    await waiter.changed(context.settings.requestHoldMs);
    open = await openNow(context, kioskId);
  }
  return Promise.all(open.map((one) => taskOf(context, one)));
}

function openNow(context: DeskContext, kioskId: string): Promise<readonly StoredRequest[]> {
  return openRequestsOf(context.database.read, kioskId, timestamp(context.clock), mostOpenRequests);
}

async function taskOf(context: DeskContext, request: StoredRequest): Promise<KioskTask> {
  const leftMs = Math.max(0, Date.parse(request.expires_at) - context.clock.nowMs());
  const work: KioskTask['work'] =
    request.device_id === null
      ? { kind: 'read-again', device: await deviceOf(context, request.ticket_id) }
      : { kind: 'release-device', deviceId: request.device_id };
  return { requestId: request.request_id, leftMs, work };
}

/** The device that the ticket is about: as it was read last, else as the visitor chose it. */
async function deviceOf(context: DeskContext, ticketId: string): Promise<WantedDevice | null> {
  const { read } = context.database;
  const ticket = await findTicket(read, ticketId);
  if (ticket === null) return null;
  const { readout, decision } = ticket.document;
  const latest = (await readingsOf(read, ticketId, 1))[0]?.readout ?? readout;
  const chosen = decision === null || decision.choice === 'no-device' ? null : decision.device;
  const device = latest?.device ?? chosen;
  // A label hangs on no bus; whatever is plugged in later is what was meant.
  if (device === null || isLabelDevice(device)) return null;
  const { vendorId, productId } = device;
  return { vendorId, productId, serial: latest == null ? null : serialOf(latest) };
}
