import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, type FaultCode, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type KioskProgress, afterStep } from '../../shared/domain/kiosk-request.ts';
import { type Readout, deepestLayer } from '../../shared/domain/readout.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import {
  type StoredRequest,
  lockRequest,
  stateOf,
  ticketOfRequest,
  updateRequest,
} from '../store/kiosk-request-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { insertReading } from '../store/reading-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { requestLifeMs } from './ask-kiosk.ts';
import { requestEvent } from './request-event.ts';

/** How a kiosk says that a request ended. */
export type RequestAnswer =
  | { readonly outcome: 'read'; readonly readout: Readout }
  | { readonly outcome: 'released' }
  | { readonly outcome: 'failed'; readonly faultCode: FaultCode };

type Nothing = Record<string, never>;

/** Takes the request at the first word of it. Reading begins its time anew: it has its own deadline. */
export function noteProgress(
  context: DeskContext,
  kiosk: Kiosk,
  requestId: string,
  progress: KioskProgress,
): Promise<Result<Nothing, Fault>> {
  return change(context, kiosk, requestId, async (db, request, ticket) => {
    if (request.state === 'taken' && request.progress === progress) return ok(null);
    const state = afterStep(stateOf(request, context.clock.nowMs()), { type: 'progressed' });
    if (state === null) return err(overFor(request));
    const anewMs = context.clock.nowMs() + requestLifeMs;
    const expiresAt =
      progress === 'reading' && anewMs > Date.parse(request.expires_at)
        ? new Date(anewMs).toISOString()
        : request.expires_at;
    const next = { ...request, state, progress, expires_at: expiresAt };
    await updateRequest(db, next);
    return ok(
      await append(db, context, kiosk, { request: next, ticket }, 'ticket.kiosk-progressed', {
        progress,
      }),
    );
  });
}

/** Keeps what the kiosk did. The first answer stands: a repeated one is the echo of a lost reply. */
export function takeAnswer(
  context: DeskContext,
  kiosk: Kiosk,
  requestId: string,
  answer: RequestAnswer,
): Promise<Result<Nothing, Fault>> {
  return change(context, kiosk, requestId, async (db, request, ticket) => {
    if (request.state === 'done' || request.state === 'failed') return ok(null);
    const type = answer.outcome === 'failed' ? 'failed' : 'done';
    const state = afterStep(stateOf(request, context.clock.nowMs()), { type });
    if (state === null) return err(overFor(request));
    if (answer.outcome === 'failed') {
      const { faultCode } = answer;
      const failed = { ...request, state, fault_code: faultCode };
      await updateRequest(db, failed);
      return ok(
        await append(db, context, kiosk, { request: failed, ticket }, 'ticket.kiosk-failed', {
          code: faultCode,
        }),
      );
    }
    if ((answer.outcome === 'read') !== (request.kind === 'read-again')) {
      return err(fault('input/invalid', `${answer.outcome} is no answer to ${request.kind}`));
    }
    await updateRequest(db, { ...request, state });
    const layer = answer.outcome === 'read' ? deepestLayer(answer.readout) : null;
    if (answer.outcome === 'read') {
      await insertReading(db, {
        readingId: context.newId(),
        requestId,
        ticketId: request.ticket_id,
        kioskId: kiosk.kioskId,
        kioskName: kiosk.name,
        layer: deepestLayer(answer.readout),
        askedBy: request.asked_by,
        arrivedAt: timestamp(context.clock),
        readout: answer.readout,
      });
    }
    return ok(
      await append(db, context, kiosk, { request, ticket }, 'ticket.kiosk-done', { layer }),
    );
  });
}

/** One command on one request of this very kiosk; the ticket is locked before it, as everywhere. */
async function change(
  context: DeskContext,
  kiosk: Kiosk,
  requestId: string,
  what: (
    db: Db,
    request: StoredRequest,
    ticket: StoredTicket,
  ) => Promise<Result<StreamedEvent | null, Fault>>,
): Promise<Result<Nothing, Fault>> {
  const changed = await context.database.write(
    async (db): Promise<Result<StreamedEvent | null, Fault>> => {
      const { kind } = context.database;
      const ticketId = await ticketOfRequest(db, requestId);
      const ticket = ticketId === null ? null : await lockTicket(db, kind, ticketId);
      const request = await lockRequest(db, kind, requestId);
      return ticket === null || request === null || request.kiosk_id !== kiosk.kioskId
        ? err(fault('request/unknown', 'This kiosk has no such request'))
        : what(db, request, ticket);
    },
  );
  if (!changed.ok) return changed;
  if (changed.value !== null) context.hub.committed(changed.value);
  return ok({});
}

async function append(
  db: Db,
  context: DeskContext,
  kiosk: Kiosk,
  { request, ticket }: { readonly request: StoredRequest; readonly ticket: StoredTicket },
  kind: 'ticket.kiosk-progressed' | 'ticket.kiosk-done' | 'ticket.kiosk-failed',
  details: Readonly<Record<string, string | null>>,
): Promise<StreamedEvent> {
  return appendEvent(
    db,
    context.database.kind,
    requestEvent(ticket.item, request, {
      kind,
      at: timestamp(context.clock),
      actor: `kiosk ${kiosk.name}`,
      actorId: null,
      details,
    }),
  );
}

function overFor(request: StoredRequest): Fault {
  return fault('request/over', `Stored as ${request.state} until ${request.expires_at}`);
}
