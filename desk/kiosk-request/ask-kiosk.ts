import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { KioskOnline } from '../../shared/contract/kiosk-request-routes.ts';
import { mostOpenRequests } from '../../shared/contract/kiosk-request-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { deviceName } from '../../shared/domain/device-name.ts';
import { afterStep } from '../../shared/domain/kiosk-request.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import {
  type StoredRequest,
  insertRequest,
  lockRequest,
  openRequestsOf,
  stateOf,
  updateRequest,
} from '../store/kiosk-request-store.ts';
import { type HeardKiosk, listKiosks } from '../store/kiosk-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { readCard, unknownTicket } from '../ticket/change-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { requestEvent } from './request-event.ts';

/** What a technician asks of a kiosk. */
export type Wish = { readonly kioskId: string } & (
  | { readonly kind: 'read-again' }
  | { readonly kind: 'release-device'; readonly deviceId: string; readonly reason: string }
);

/** Time to take a device out of a drawer, unlock it and plug it in. */
export const requestLifeMs = 120_000;
/** Three greetings of a kiosk. */
const silentAfterMs = 30_000;

/** The kiosks as the counter sees them. */
export async function kiosksNow(context: DeskContext): Promise<KioskOnline[]> {
  const kiosks = await listKiosks(context.database.read);
  return kiosks.slice(0, 200).map((kiosk) => ({
    kioskId: kiosk.kioskId,
    name: kiosk.name,
    ...(kiosk.siteId === firstSiteId ? {} : { siteId: kiosk.siteId }),
    lastSeenAt: kiosk.lastSeenAt,
    reachable: isReachable(kiosk, context.clock.nowMs()),
    takesRequests: kiosk.held !== null,
    held: [...(kiosk.held ?? [])],
  }));
}

/** Stores a request with its event; the same wish while it is open is the same request. */
export async function askKiosk(
  context: DeskContext,
  session: Session,
  ticketId: string,
  wish: Wish,
): Promise<Result<Ticket, Fault>> {
  const nowMs = context.clock.nowMs();
  const asked = await context.database.write(
    async (db): Promise<Result<StreamedEvent | null, Fault>> => {
      const ticket = await lockTicket(db, context.database.kind, ticketId);
      if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
      if (isTicketOver(ticket.item.status)) {
        return err(fault('ticket/illegal-move', `Nothing is asked while ${ticket.item.status}`));
      }
      const kiosk = (await listKiosks(db)).find((one) => one.kioskId === wish.kioskId);
      const device = wishedOf(kiosk, wish, nowMs);
      if (!device.ok) return device;
      const open = await openRequestsOf(db, wish.kioskId, timestamp(context.clock), 100);
      if (open.some((one) => isSame(one, ticket, wish))) return ok(null);
      if (open.length >= mostOpenRequests) {
        return err(fault('kiosk/busy', `${open.length} requests wait for this kiosk`));
      }
      const request: StoredRequest = {
        request_id: context.newId(),
        ticket_id: ticketId,
        kiosk_id: wish.kioskId,
        kind: wish.kind,
        device_id: wish.kind === 'release-device' ? wish.deviceId : null,
        state: 'waiting',
        progress: null,
        fault_code: null,
        asked_by: session.name,
        asked_by_id: session.accountId,
        asked_at: timestamp(context.clock),
        expires_at: new Date(nowMs + requestLifeMs).toISOString(),
      };
      await insertRequest(db, request);
      return ok(
        await appendEvent(
          db,
          context.database.kind,
          requestEvent(ticket.item, request, {
            kind: 'ticket.kiosk-asked',
            at: request.asked_at,
            actor: session.name,
            actorId: session.accountId,
            words: wish.kind === 'release-device' ? wish.reason : null,
            details: { kiosk: device.value.kioskName, device: device.value.deviceName },
          }),
        ),
      );
    },
  );
  if (!asked.ok) return asked;
  if (asked.value !== null) context.hub.committed(asked.value);
  return readCard(context, session, ticketId);
}

/** Takes a request back; one that is over already stays what it is. */
export async function withdrawRequest(
  context: DeskContext,
  session: Session,
  ids: { readonly ticketId: string; readonly requestId: string },
): Promise<Result<Ticket, Fault>> {
  const withdrawn = await context.database.write(
    async (db: Db): Promise<Result<StreamedEvent | null, Fault>> => {
      const ticket = await lockTicket(db, context.database.kind, ids.ticketId);
      if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
      const request = await lockRequest(db, context.database.kind, ids.requestId);
      if (request?.ticket_id !== ids.ticketId) {
        return err(fault('request/unknown', 'This ticket has no such request'));
      }
      const state = stateOf(request, context.clock.nowMs());
      const next = afterStep(state, { type: 'withdrawn' });
      if (next === null) return ok(null);
      await updateRequest(db, { ...request, state: next });
      return ok(
        await appendEvent(
          db,
          context.database.kind,
          requestEvent(ticket.item, request, {
            kind: 'ticket.kiosk-request-withdrawn',
            at: timestamp(context.clock),
            actor: session.name,
            actorId: session.accountId,
          }),
        ),
      );
    },
  );
  if (!withdrawn.ok) return withdrawn;
  if (withdrawn.value !== null) context.hub.committed(withdrawn.value);
  return readCard(context, session, ids.ticketId);
}

function isReachable(kiosk: HeardKiosk, nowMs: number): boolean {
  return kiosk.lastSeenAt !== null && nowMs - Date.parse(kiosk.lastSeenAt) < silentAfterMs;
}

function isSame(one: StoredRequest, ticket: StoredTicket, wish: Wish): boolean {
  const deviceId = wish.kind === 'release-device' ? wish.deviceId : null;
  return (
    one.ticket_id === ticket.item.ticketId && one.kind === wish.kind && one.device_id === deviceId
  );
}

/** The names for the history, or why this kiosk cannot be asked this. */
function wishedOf(
  kiosk: HeardKiosk | undefined,
  wish: Wish,
  nowMs: number,
): Result<{ readonly kioskName: string; readonly deviceName: string | null }, Fault> {
  if (kiosk === undefined) return err(fault('kiosk/unknown', 'There is no such kiosk'));
  if (!isReachable(kiosk, nowMs)) {
    return err(fault('kiosk/offline', `Last heard ${kiosk.lastSeenAt ?? 'never'}`));
  }
  if (kiosk.held === null) return err(fault('kiosk/too-old', 'It takes no requests'));
  if (wish.kind === 'read-again') return ok({ kioskName: kiosk.name, deviceName: null });
  const held = kiosk.held.find(({ device }) => device.deviceId === wish.deviceId);
  if (held === undefined) return err(fault('device/gone', 'The kiosk holds no such device'));
  if (!held.releasable) {
    return err(fault('device/denied', `The policy never lets it in: ${held.because}`));
  }
  const { device } = held;
  return ok({ kioskName: kiosk.name, deviceName: deviceName(device) ?? device.kind });
}
