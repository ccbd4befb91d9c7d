import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultSchema } from '../../shared/base/fault.ts';
import { deskRuntime } from '../../scripts/station/desk-runtime.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { EventReader } from './event-reader.ts';
import { testPassword } from './start-desk.ts';

const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ready'),
    url: z.url(),
    firstSignIn: z.strictObject({ userName: z.string(), oneTimePassword: z.string() }).nullable(),
  }),
  z.strictObject({ type: z.literal('failed'), fault: faultSchema }),
]);
const joinSchema = z.strictObject({ deskUrl: z.url(), kioskId: z.uuid(), token: z.string() });

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-program-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

describe('the desk program', () => {
  it('makes an administrator at its first start only, and says the password once', async () => {
    const first = await start(['--port', '0']);
    const stopped = await stop(first.child);
    const second = await start(['--port', '0']);

    expect(first.message).toMatchObject({ type: 'ready', firstSignIn: { userName: 'admin' } });
    expect(second.message).toMatchObject({ type: 'ready', firstSignIn: null });
    expect(stopped).toBe(0);
    const password =
      first.message.type === 'ready' ? (first.message.firstSignIn?.oneTimePassword ?? '') : '';
    expect(first.stdout().split(password)).toHaveLength(2);
    expect(first.stderr()).not.toContain(password);
  });

  it('gives its kiosk a token of its own, keeps it, and corrects the address', async () => {
    const file = join(folder, 'kiosk', 'join.json');
    const first = await start(['--port', '0', '--kiosk-join', file, '--kiosk-name', 'Hal']);
    const joined = joinSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const hello = await kioskOf(joined).call('kiosk.hello', { body: { version: '1', queued: 0 } });
    const { mode } = await stat(file);
    await stop(first.child);
    await start(['--port', '0', '--kiosk-join', file, '--kiosk-name', 'Hal']);
    const again = joinSchema.parse(JSON.parse(await readFile(file, 'utf8')));

    expect(mode & 0o777).toBe(0o600);
    expect(hello).toMatchObject({ kioskId: joined.kioskId, kioskName: 'Hal', codePrefix: 'B' });
    expect(again).toMatchObject({ kioskId: joined.kioskId, token: joined.token });
    await kioskOf(again).call('kiosk.hello', { body: { version: '1', queued: 0 } });
  });

  it('refuses a port that is taken when it was asked for, and says so', async () => {
    const taken = await listen();
    const { port } = z.object({ port: z.number() }).parse(taken.address());

    const { message, child, stderr } = await start(['--port', String(port)]);
    if (child.exitCode === null) await once(child, 'exit');
    taken.close();

    expect(message).toMatchObject({ type: 'failed', fault: { code: 'input/invalid' } });
    expect(child.exitCode).toBe(1);
    expect(stderr()).toContain(`Port ${port} is taken`);
  });

  it('says that its data folder cannot be used', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');

    const { message, stderr } = await start(['--port', '0'], join(file, 'data'));

    expect(message).toMatchObject({ type: 'failed', fault: { code: 'store/failed' } });
    expect(stderr()).toContain('The data folder cannot be made');
  });

  it('says that its log cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');

    const { message } = await start(['--port', '0', '--log', join(file, 'desk.log')]);

    expect(message).toMatchObject({ type: 'failed', fault: { code: 'input/invalid' } });
  });

  it('refuses a data folder that another desk works in, and takes it once that one was killed', async () => {
    const first = await start(['--port', '0']);
    const second = await start(['--port', '0']);
    const people = launch(['reset-admin', 'admin']);
    await once(people, 'exit');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const third = await start(['--port', '0']);

    expect(second.message).toMatchObject({ type: 'failed', fault: { code: 'input/invalid' } });
    expect(second.stderr()).toContain(`Another desk uses ${folder}`);
    // What is done once goes on beside a desk.
    expect(people.exitCode).toBe(0);
    expect(third.message).toMatchObject({ type: 'ready' });
  }, 30_000);

  it('keeps every ticket that it acknowledged when it is killed in the middle of a rush', async () => {
    const file = join(folder, 'kiosk', 'join.json');
    const first = await start(['--port', '0', '--kiosk-join', file]);
    const kiosk = kioskOf(joinSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
    const visits = Array.from({ length: 60 }, () => intake());
    const acknowledged = new Map<string, string>();

    const sending = visits.map(async (visit) => {
      try {
        const { ticketId } = await kiosk.call('ticket.create', { body: visit });
        acknowledged.set(visit.visitId, ticketId);
        if (acknowledged.size === 10) first.child.kill('SIGKILL');
      } catch {
        // Cut off by the kill; a kiosk sends it again, as below.
      }
    });
    await Promise.all(sending);
    const beforeKill = new Map(acknowledged);
    await start(['--port', '0', '--kiosk-join', file]);
    const again = kioskOf(joinSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
    const replies = await Promise.all(
      visits.map((visit) => again.call('ticket.create', { body: visit })),
    );

    expect(beforeKill.size).toBeGreaterThanOrEqual(10);
    for (const [index, visit] of visits.entries()) {
      const known = beforeKill.get(visit.visitId);
      if (known !== undefined) expect(replies[index]?.ticketId).toBe(known);
    }
    expect(new Set(replies.map((reply) => reply.ticketId)).size).toBe(60);
    expect(Math.max(...replies.map((reply) => reply.number))).toBe(60);
  });

  it('stops within seconds when it is asked to, with streams open and a request running', async () => {
    const { child, message } = await start(['--port', '0']);
    if (message.type !== 'ready' || message.firstSignIn === null) throw new Error('Not ready');
    const { url, firstSignIn } = message;
    const admin = await DeskVisitor.past(
      url,
      firstSignIn.userName,
      firstSignIn.oneTimePassword,
      testPassword,
    );
    const stream = await EventReader.open(admin, '/v1/events');
    const board = await EventReader.open(admin, '/v1/board/events');
    await board.take('board', 1);
    const signIn = DeskVisitor.signedIn(url, 'admin', testPassword);
    await admin.send('GET', '/healthz');

    const askedAt = performance.now();
    child.kill('SIGTERM');
    await Promise.all([once(child, 'exit'), stream.end(), board.end()]);

    expect(child.exitCode).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(5000);
    expect((await signIn).headers['cookie']).toContain('balie=');
  });

  it('tells its figures in the time zone in which it opens, on a machine that stands on another', async () => {
    const { message } = await start(['--port', '0']);
    if (message.type !== 'ready' || message.firstSignIn === null) throw new Error('Not ready');
    const { userName, oneTimePassword } = message.firstSignIn;
    const admin = await DeskVisitor.past(message.url, userName, oneTimePassword, testPassword);

    const report = await admin.call('report.month', { query: { month: '2026-11' } });

    expect(report.timeZone).toBe('Europe/Amsterdam');
  });

  it('logs nothing of a person', async () => {
    const file = join(folder, 'kiosk', 'join.json');
    const first = await start(['--port', '0', '--kiosk-join', file]);
    const joined = joinSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const kiosk = kioskOf(joined);
    await kiosk.call('ticket.create', {
      body: intake({ visitor: { kind: 'guest', name: 'Zeldzaamnaam', contact: '0612345678' } }),
    });
    await kiosk.ask('person.by-badge', { params: { badgeNumber: 'GEHEIM-1' } });
    await kiosk.send('POST', '/v1/tickets', { visitor: 'Zeldzaamnaam' });
    await kiosk.send('GET', '/v1/status/geheimgeheimgeheimgeheim');
    await stop(first.child);

    const logged = first.stdout() + first.stderr();
    for (const secret of ['Zeldzaamnaam', '0612345678', 'GEHEIM', 'geheim', joined.token]) {
      expect(logged).not.toContain(secret);
    }
  });

  it('imports people from a file', async () => {
    const file = join(folder, 'people.csv');
    await writeFile(
      file,
      'staffNumber;badgeNumbers;firstName;lastName;department\n100001;04A1;Noor;de Vries;Financiën\n',
    );
    const child = launch(['import-people', file]);
    const stdout = textOf(child);
    await once(child, 'exit');

    expect(child.exitCode).toBe(0);
    expect(stdout()).toBe('1 added, 0 replaced\n');
  });
});

function kioskOf(joined: z.infer<typeof joinSchema>): DeskVisitor {
  return new DeskVisitor(joined.deskUrl, { authorization: `Bearer ${joined.token}` });
}

function launch(args: readonly string[], data = folder): ChildProcess {
  const child = fork(deskRuntime.entry, [...args, '--data', data], {
    execArgv: [...deskRuntime.execArgv],
    env: { ...process.env, ...deskRuntime.environment, TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  return child;
}

async function start(args: readonly string[], data = folder) {
  const child = launch(['serve', ...args], data);
  const stdout = textOf(child);
  const stderr = textOf(child, 'stderr');
  const [message] = (await once(child, 'message')) as unknown[];
  return { child, message: messageSchema.parse(message), stdout, stderr };
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  await once(child, 'close');
  return child.exitCode;
}

function textOf(child: ChildProcess, stream: 'stdout' | 'stderr' = 'stdout'): () => string {
  let text = '';
  child[stream]?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  return () => text;
}

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
