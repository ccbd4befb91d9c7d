import type { QueueEvent, Role } from '../../shared/contract/desk-contract.ts';
import { frame } from '../http/event-stream.ts';
import { maySee, goneFromSight } from '../queue/visibility.ts';
import type { StreamedEvent } from '../store/event-store.ts';

/**
 * The frame of an event for somebody of a role, or null when he must not hear of it. A technician
 * hears of a confidential ticket once: when it leaves a queue that he could see.
 */
export function frameFor(event: StreamedEvent, role: Role): Uint8Array | null {
  if (maySee(role, event.item.queue)) return queueFrame(event, event.item);
  const { from, toQueue } = event.details;
  const justLeft = toQueue === 'confidential' && from !== 'confidential';
  return justLeft ? queueFrame(event, goneFromSight(event.item)) : null;
}

function queueFrame(event: StreamedEvent, item: QueueEvent['item']): Uint8Array {
  const data: QueueEvent = { eventId: event.eventId, kind: event.kind, actor: event.actor, item };
  return frame('queue', event.eventId, data);
}

/** Builds each frame once for all streams of the same role. */
export function framesOf(event: StreamedEvent): (role: Role) => Uint8Array | null {
  const built = new Map<Role, Uint8Array | null>();
  return (role) => {
    const known = built.get(role);
    if (known !== undefined) return known;
    const made = frameFor(event, role);
    built.set(role, made);
    return made;
  };
}
