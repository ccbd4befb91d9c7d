import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleIntake } from '../../../bench/sample-intake.ts';
import {
  type QueueEvent,
  queueEventSchema,
  queueSnapshotSchema,
} from '../../../shared/contract/queue-routes.ts';
import {
  type QueueModel,
  emptyQueue,
  withEvent,
  withSnapshot,
} from '../../../renderer/console/queue/queue-model.ts';
import { freePort } from '../../e2e/harness/free-port.ts';
import { KillableProgram } from './killable-program.ts';
import { readFrames } from './sse-client.ts';

const disconnects = Number(process.env['BALIE_DISCONNECTS'] ?? '300');

describe('a live queue whose connection breaks all the time', () => {
  let folder: string;
  let desk: KillableProgram;
  let url: string;
  let cookie: string;
  let token: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-live-'));
    const joinFile = join(folder, 'kiosk', 'join.json');
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    desk = KillableProgram.desk(
      ['serve', '--data', folder, '--port', String(port), '--kiosk-join', joinFile],
      join(folder, 'desk.log'),
    );
    const ready = await desk.start();
    token = z
      .looseObject({ token: z.string() })
      .parse(JSON.parse(await readFile(joinFile, 'utf8'))).token;
    if (ready.firstSignIn === null) throw new Error('A new desk makes an account');
    const { userName, oneTimePassword } = ready.firstSignIn;
    cookie = await cookieFrom('POST', '/v1/session', { userName, password: oneTimePassword }, '');
    cookie = await cookieFrom(
      'PUT',
      '/v1/session/password',
      { current: oneTimePassword, next: 'een lange nieuwe wachtzin' },
      cookie,
    );
  });

  afterAll(async () => {
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function cookieFrom(
    method: string,
    path: string,
    body: unknown,
    known: string,
  ): Promise<string> {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie: known },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.headers.get('set-cookie')?.split(';')[0] ?? known;
  }

  async function snapshot(): Promise<z.infer<typeof queueSnapshotSchema>> {
    const response = await fetch(`${url}/v1/queue`, { headers: { cookie } });
    return queueSnapshotSchema.parse(await response.json());
  }

  /** Sends until told to stop, and until there was enough to miss. */
  async function sendTickets(stopped: () => boolean): Promise<number> {
    let sent = 0;
    while (!stopped() || sent < disconnects / 4) {
      const intake = sampleIntake();
      const response = await fetch(`${url}/v1/tickets`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': intake.visitId,
        },
        body: JSON.stringify(intake),
      }).catch(() => null); // the desk is being restarted
      if (response?.ok === true) sent += 1;
      await delay(15);
    }
    return sent;
  }

  it('misses no event and applies none twice, also over restarts of the desk', async () => {
    const start = await snapshot();
    let model: QueueModel = withSnapshot(emptyQueue, start);
    const received: QueueEvent[] = [];
    let over = false;
    const sending = sendTickets(() => over);

    for (let connection = 0; connection < disconnects; connection += 1) {
      const cut = new AbortController();
      const after = received.at(-1)?.eventId ?? start.eventId;
      const reading = readFrames(
        `${url}/v1/events`,
        { cookie, 'last-event-id': String(after) },
        cut.signal,
        (frame) => {
          if (frame.event !== 'queue') return;
          const event = queueEventSchema.parse(JSON.parse(frame.data));
          received.push(event);
          model = withEvent(model, event);
        },
      );
      await delay(Math.random() * 60);
      cut.abort();
      await reading;
      if (connection % 75 === 74) {
        await desk.kill();
        await desk.start();
      }
    }
    over = true;
    const sent = await sending;
    const last = await snapshot();
    const cut = new AbortController();
    const catchingUp = readFrames(
      `${url}/v1/events`,
      { cookie, 'last-event-id': String(received.at(-1)?.eventId ?? start.eventId) },
      cut.signal,
      (frame) => {
        if (frame.event !== 'queue') return;
        const event = queueEventSchema.parse(JSON.parse(frame.data));
        received.push(event);
        model = withEvent(model, event);
        if (event.eventId >= last.eventId) cut.abort();
      },
    );
    if ((received.at(-1)?.eventId ?? 0) >= last.eventId) cut.abort();
    await catchingUp;

    const ids = received.map((event) => event.eventId);
    expect(ids).toEqual(
      Array.from({ length: last.eventId - start.eventId }, (_, index) => start.eventId + 1 + index),
    );
    expect(new Map(model.items)).toEqual(new Map(last.items.map((item) => [item.ticketId, item])));
    expect(sent).toBeGreaterThanOrEqual(disconnects / 4);
  }, 300_000);
});
