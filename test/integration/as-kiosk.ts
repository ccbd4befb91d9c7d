import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../shared/base/clock.ts';
import { type Proof, ticketProof } from '../../main/desk/desk-client.ts';
import { KeyFile } from '../../main/enrol/key-file.ts';
import { deskTime, keyProof } from '../../main/enrol/key-proof.ts';

const joinSchema = z.object({ deskUrl: z.url(), token: z.string().optional() });

interface AsKiosk {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Speaks to a desk as the kiosk of a join file: with its ticket, or with its key once the kiosk itself
 * has started. Sent once more when the kiosk swapped the one for the other just then.
 */
export async function sendAsKiosk(joinFile: string, request: AsKiosk): Promise<Response> {
  const { method, path } = request;
  const { deskUrl } = joinSchema.parse(JSON.parse(readFileSync(joinFile, 'utf8')));
  const body = Buffer.from(request.body);
  const type = body.length === 0 ? {} : { 'content-type': 'application/json' };
  const headers = { ...type, ...request.headers };
  for (let attempt = 1; ; attempt += 1) {
    const proof = await proofOf(joinFile);
    const reply = await fetch(deskUrl + path, {
      method,
      headers: { ...headers, ...proof.headersFor({ method, target: path, headers, body }) },
      ...(body.length === 0 ? {} : { body }),
    });
    if (reply.status !== 401 || attempt === 10) return reply;
    await delay(200);
  }
}

async function proofOf(joinFile: string): Promise<Proof> {
  const file = join(dirname(joinFile), 'key.json');
  const key = existsSync(file) ? await new KeyFile(file, null).read() : null;
  if (key?.ok === true && key.value.kioskId !== null) {
    return keyProof(key.value, systemClock, deskTime(systemClock));
  }
  const { token } = joinSchema.parse(JSON.parse(readFileSync(joinFile, 'utf8')));
  return ticketProof(token ?? '');
}
