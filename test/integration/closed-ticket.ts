import type { Visitor } from '../../shared/domain/person.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** A ticket that went its whole way, with a word wherever somebody can write; a guest of another name leaves another one. */
export async function closedTicket(
  desk: StartedDesk,
  visitor: Visitor,
  word: string,
  meanwhile: (params: { readonly ticketId: string }) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const marked = 'name' in visitor && visitor.name !== word ? 'gewoon' : word;
  const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', {
    body: intake({
      visitor,
      reason: { category: 'mail', triage: {}, words: `Hulp voor ${marked}`, photoHash: null },
      decision: { choice: 'charge-only', device: deviceNamed(`Telefoon van ${marked}`) },
    }),
  });
  const { admin } = desk;
  await admin.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
  await admin.call('ticket.start', { params: { ticketId }, body: { version: 2 } });
  await admin.call('ticket.note', { params: { ticketId }, body: { words: `Over ${marked}` } });
  await admin.call('ticket.log-work', {
    params: { ticketId },
    body: { words: `Gebeld met ${marked}`, minutes: 5 },
  });
  await meanwhile({ ticketId });
  const steps = [
    ['ticket.resolve', { cause: marked, solution: `Mail ${marked}`, closingCode: 'solved' }],
    ['ticket.verify', { verification: 'works' }],
    ['ticket.close', {}],
  ] as const;
  for (const [move, body] of steps) {
    const { item } = await admin.call('ticket.get', { params: { ticketId } });
    const answer = await admin.ask(move, {
      params: { ticketId },
      body: { ...body, version: item.version },
    });
    if (answer.status !== 200) throw new Error(`${move}: ${JSON.stringify(answer.body)}`);
  }
  await desk.anonymous.call('status.feedback', {
    params: { token: statusPath.slice('/s/'.length) },
    body: { solved: 'yes', timeLost: 'under-1-hour', words: `Dank, ${marked}` },
  });
  return ticketId;
}

function deviceNamed(productName: string): DeviceSummary {
  return {
    deviceId: 'usb-1',
    portPath: '1-1',
    vendorId: 0x05ac,
    productId: 0x12a8,
    kind: 'phone',
    vendorName: 'Apple Inc.',
    productName,
    simulated: false,
  };
}

export async function setClosedAt(desk: StartedDesk, ticketId: string, ms: number): Promise<void> {
  await desk.desk.context.database.write(async (db) => {
    await db
      .updateTable('ticket')
      .set({ closed_at: new Date(ms).toISOString() })
      .where('ticket_id', '=', ticketId)
      .execute();
  });
}
