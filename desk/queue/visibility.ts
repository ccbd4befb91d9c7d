import type { Role } from '../../shared/contract/desk-contract.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';

/** Complaints are for leads and admins: for a technician they do not exist. An approver sees no ticket. */
export function maySee(role: Role, queue: WorkQueue): boolean {
  if (role === 'approver') return false;
  return queue !== 'confidential' || role !== 'technician';
}

/** The queues whose tickets somebody of this role may see. */
export function queuesOf(role: Role): readonly WorkQueue[] {
  const all: readonly WorkQueue[] = ['advice', 'device-operations', 'confidential'];
  return all.filter((queue) => maySee(role, queue));
}

/**
 * What a technician's stream carries of a ticket that was handed to the confidential queue: nothing
 * but that it is over for him. A queue shows what is not closed or cancelled, so `cancelled` takes the
 * line off his screen.
 */
export function goneFromSight(item: QueueItem): QueueItem {
  return {
    ...item,
    status: 'cancelled',
    category: null,
    visitorName: null,
    deviceKind: null,
    deviceName: null,
    worstVerdict: null,
    worstFinding: null,
    assignee: null,
    counter: null,
    heldUntil: null,
    appointmentAt: null,
  };
}
