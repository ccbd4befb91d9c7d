import type { TicketIntake } from '../shared/domain/ticket.ts';
import type { DeskUnderTest } from './desk-under-test.ts';
import { sampleIntake } from './sample-intake.ts';

/** Hands a visit over as a kiosk does, and throws when the desk does not take it. */
export async function handOver(
  desk: Pick<DeskUnderTest, 'url' | 'kioskHeaders'>,
  intake: TicketIntake,
): Promise<void> {
  const response = await fetch(`${desk.url}/v1/tickets`, {
    method: 'POST',
    headers: {
      ...desk.kioskHeaders,
      'content-type': 'application/json',
      'idempotency-key': intake.visitId,
    },
    body: JSON.stringify(intake),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** Hands over so many visits, `atOnce` at a time. */
export async function handOverMany(
  desk: Pick<DeskUnderTest, 'url' | 'kioskHeaders'>,
  visits: number,
  atOnce: number,
): Promise<void> {
  for (let sent = 0; sent < visits; sent += atOnce) {
    await Promise.all(
      Array.from({ length: Math.min(atOnce, visits - sent) }, () => handOver(desk, sampleIntake())),
    );
  }
}
