import type { DeskVisitor } from './desk-visitor.ts';

/** Makes sure that nobody waits. */
export async function emptyQueue(admin: DeskVisitor): Promise<void> {
  for (const item of (await admin.call('queue.get', {})).items) {
    if (item.status !== 'waiting') continue;
    await admin.call('ticket.cancel', {
      params: { ticketId: item.ticketId },
      body: { version: item.version, reason: 'Plaats voor de volgende test' },
    });
  }
}
