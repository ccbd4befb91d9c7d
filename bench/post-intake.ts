import { type Agent, request } from 'node:http';
import { z } from 'zod';
import type { TicketIntake } from '../shared/domain/ticket.ts';

const replySchema = z.looseObject({ number: z.int() });

/** Hands a visit over as a kiosk does; answers with its ticket's number. */
export function postIntake(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  intake: TicketIntake,
): Promise<number> {
  const body = JSON.stringify(intake);
  return new Promise((resolve, reject) => {
    const sending = request(
      `${url}/v1/tickets`,
      {
        agent,
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': intake.visitId,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const reply = replySchema.safeParse(JSON.parse(text));
          if (reply.success) resolve(reply.data.number);
          else reject(new Error(text));
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
