import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { silentLog } from '../../main/log/log.ts';
import { makeSession } from '../../main/shell/browser/access.ts';
import { type BrowserShell, startBrowserShell } from '../../main/shell/browser/browser-shell.ts';
import { type TestKiosk, answeredVisit, startKiosk, until, value } from './kiosk-parts.ts';

let running: TestKiosk;
let shell: BrowserShell;
let origin = '';
let nextAddress = '';
const session = makeSession();

beforeEach(async () => {
  running = await startKiosk();
  const rendererFolder = join(running.data, 'renderer');
  mkdirSync(join(rendererFolder, 'kiosk'), { recursive: true });
  writeFileSync(join(rendererFolder, 'kiosk', 'index.html'), '<!doctype html><title>Kiosk</title>');
  shell = await started(rendererFolder, 0);
  origin = new URL(shell.url).origin;
});

afterEach(async () => {
  await shell.stop();
  await running.stop();
});

async function started(rendererFolder: string, port: number): Promise<BrowserShell> {
  return value(
    await startBrowserShell({
      kiosk: running.kiosk,
      rendererFolder,
      port: { port, exact: true },
      session,
      timer: running.time,
      log: silentLog,
      onNewAddress: (url) => {
        nextAddress = url;
      },
    }),
  );
}

/** Opens an address as a browser does that has no cookie yet. */
async function entered(address: string): Promise<string | null> {
  const reply = await fetch(address, { redirect: 'manual' });
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? null;
}

/** The status of a request with headers that fetch would not send. */
function statusOf(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

/** What becomes of a WebSocket to the bridge. */
function bridge(headers: Readonly<Record<string, string>>): Promise<WebSocket | 'refused'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, { headers });
    socket.once('open', () => {
      resolve(socket);
    });
    socket.once('error', () => {
      resolve('refused');
    });
  });
}

function asked(socket: WebSocket, call: string, input: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message: unknown = JSON.parse(data.toString('utf8'));
      if (JSON.stringify(message).includes('"type":"reply"')) resolve(message);
    });
    socket.send(JSON.stringify({ type: 'call', id: 1, call, input }));
  });
}

describe('the browser shell', () => {
  it('lets a browser in by the printed address, once, and remembers it', async () => {
    const reply = await fetch(shell.url, { redirect: 'manual' });
    const cookie = reply.headers.getSetCookie()[0] ?? '';
    const page = await fetch(origin, { headers: { cookie: cookie.split(';')[0] ?? '' } });

    expect(reply.status).toBe(303);
    expect(cookie).toContain('HttpOnly; SameSite=Strict');
    expect(await page.text()).toContain('<title>Kiosk</title>');
    expect(await entered(shell.url)).toBeNull();
    expect(await entered(nextAddress)).not.toBeNull();
  });

  it('shows a stranger no page and gives him no bridge', async () => {
    expect(await statusOf('/', {})).toBe(403);
    expect(await statusOf('/', { cookie: 'balie-kiosk=guess' })).toBe(403);
    expect(await bridge({ origin })).toBe('refused');
  });

  it('gives a foreign page no bridge, even in a browser that is let in', async () => {
    const cookie = (await entered(shell.url)) ?? '';
    const host = new URL(origin).host;

    expect(await bridge({ cookie, origin: 'https://evil.example' })).toBe('refused');
    expect(await bridge({ cookie })).toBe('refused');
    expect(await bridge({ cookie, host: 'evil.example', origin: 'http://evil.example' })).toBe(
      'refused',
    );
    expect(await statusOf('/', { cookie, host: `evil.example:${host.split(':')[1] ?? ''}` })).toBe(
      421,
    );
  });

  it('sends every page with a policy that allows nothing foreign', async () => {
    const cookie = (await entered(shell.url)) ?? '';

    const { headers } = await fetch(origin, { headers: { cookie } });

    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers calls over the bridge and cuts off who talks nonsense', async () => {
    const cookie = (await entered(shell.url)) ?? '';
    const socket = await bridge({ cookie, origin });
    if (socket === 'refused') throw new Error('The bridge refused its own page');

    const reply = await asked(socket, 'kiosk.state', {});
    const closed = new Promise<number>((resolve) => {
      socket.once('close', resolve);
    });
    socket.send('nonsense');

    expect(reply).toMatchObject({ type: 'reply', id: 1, result: { ok: true } });
    expect(await closed).toBe(1008);
  });

  it('sets unfinished visits aside when its page stays away', async () => {
    const cookie = (await entered(shell.url)) ?? '';
    const socket = await bridge({ cookie, origin });
    if (socket === 'refused') throw new Error('The bridge refused its own page');
    await answeredVisit(running.kiosk, 'words');

    socket.close();

    await until(
      running.time,
      async () => value(await running.kiosk.handlers['kiosk.state']({})).resumable === 1,
    );
  });

  it('sets them aside at once when its page is loaded anew, and not when its line drops', async () => {
    const cookie = (await entered(shell.url)) ?? '';
    const page = async () => {
      const socket = await bridge({ cookie, origin });
      if (socket === 'refused') throw new Error('The bridge refused its own page');
      return socket;
    };
    const closed = (socket: WebSocket) => {
      const end = once(socket, 'close');
      socket.close();
      return end;
    };
    const resumable = async () => value(await running.kiosk.handlers['kiosk.state']({})).resumable;
    const first = await page();
    await answeredVisit(running.kiosk, 'words');

    await closed(first);
    const again = await page();
    const afterDrop = await resumable();
    await fetch(origin, { headers: { cookie } });
    await closed(again);

    expect(afterDrop).toBe(0);
    await expect.poll(resumable).toBe(1);
  });

  it('says that an exact port is taken', async () => {
    const taken = await startBrowserShell({
      kiosk: running.kiosk,
      rendererFolder: running.data,
      port: { port: Number(new URL(origin).port), exact: true },
      session,
      timer: running.time,
      log: silentLog,
      onNewAddress: () => undefined,
    });

    expect(taken.ok ? null : taken.fault.detail).toMatch(/^Port \d+ is taken/u);
  });
});
