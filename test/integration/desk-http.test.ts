import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { intake } from './desk-intake.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

describe('photos', () => {
  const jpeg = (text: string) =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(text)]);
  const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
  const put = (hash: string, content: Uint8Array, type = 'image/jpeg') =>
    fetch(`${desk.url}/v1/attachments/${hash}`, {
      method: 'PUT',
      headers: { ...desk.kiosk.headers, 'content-type': type },
      body: new Uint8Array(content),
    });

  it('come after their ticket, any number of times, and are shown to staff only', async () => {
    const photo = jpeg('a broken screen');
    const hash = hashOf(photo);
    const reason = { category: 'screen', triage: {}, words: 'Kapot', photoHash: hash } as const;
    const { ticketId } = await desk.kiosk.call('ticket.create', { body: intake({ reason }) });
    const before = await desk.admin.call('ticket.get', { params: { ticketId } });

    const statuses = [await put(hash, photo), await put(hash, photo)].map(({ status }) => status);
    const after = await desk.admin.call('ticket.get', { params: { ticketId } });
    const shown = await fetch(`${desk.url}/v1/attachments/${hash}`, {
      headers: desk.admin.headers,
    });
    const ofKiosk = await desk.kiosk.send('HEAD', `/v1/attachments/${hash}`);

    expect(before.photo).toEqual({ hash, arrived: false });
    expect(statuses).toEqual([204, 204]);
    expect(after.photo).toEqual({ hash, arrived: true });
    expect(after.item.version).toBe(before.item.version);
    expect(after.history.map((event) => event.kind)).toEqual([
      'ticket.created',
      'ticket.photo-arrived',
    ]);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(photo);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(ofKiosk.status).toBe(200);
    expect(await readdir(join(desk.dataFolder, 'attachments'))).toEqual([hash]);
  });

  it('of a complaint are not shown to technicians', async () => {
    const photo = jpeg('a complaint');
    const hash = hashOf(photo);
    const reason = { category: 'service', triage: {}, words: 'Kijk', photoHash: hash } as const;
    await desk.kiosk.call('ticket.create', {
      body: intake({ reportType: 'complaint', reason }),
    });
    await put(hash, photo);
    const technician = await desk.staff('technician');

    const answer = await technician.send('GET', `/v1/attachments/${hash}`);

    expect(answer.body).toMatchObject({ code: 'attachment/unknown' });
  });

  it('with another content than their name, or that are no photo, are refused', async () => {
    const photo = jpeg('one');
    const other = await put(hashOf(photo), jpeg('two'));
    const html = Buffer.from('<script>alert(1)</script>');
    const noPhoto = await put(hashOf(html), html);
    const typed = await put(hashOf(html), html, 'text/html');
    const huge = Buffer.concat([jpeg(''), Buffer.alloc(2 * 1024 * 1024)]);
    const tooLarge = await put(hashOf(huge), huge);

    expect([other.status, noPhoto.status, typed.status, tooLarge.status]).toEqual([
      422, 400, 400, 413,
    ]);
  });
});

describe('what the desk answers to anybody', () => {
  it('is described whole in OpenAPI 3.1', async () => {
    const { body } = await desk.anonymous.send('GET', '/openapi.json');
    const document = body as { openapi: string; paths: Record<string, Record<string, unknown>> };

    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(document.openapi).toMatch(/^3\.1/u);
    for (const route of Object.values(deskContract)) {
      const path = route.path.replace(/:([A-Za-z]+)/gu, '{$1}');
      expect(described).toContain(`${route.method} ${path}`);
    }
  });

  it('is described to who reads no compressed answers too', async () => {
    const packed = await fetch(new URL('/openapi.json', desk.url));
    const plain = await fetch(new URL('/openapi.json', desk.url), {
      headers: { 'accept-encoding': 'identity' },
    });

    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await packed.text());
  });

  it('is a problem with a code for an unknown address, a bad body and a too large one', async () => {
    const unknown = await desk.anonymous.send('GET', '/v1/nothing');
    const bad = await desk.kiosk.send('POST', '/v1/tickets', { surprise: true });
    const broken = await fetch(`${desk.url}/v1/tickets`, {
      method: 'POST',
      headers: { ...desk.kiosk.headers, 'content-type': 'application/json' },
      body: '{"visitId":',
    });
    const large = await desk.kiosk.send('POST', '/v1/tickets', 'x'.repeat(1_100_000));

    expect(unknown.body).toMatchObject({ code: 'input/unknown-route', status: 404 });
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(bad.body).toMatchObject({ code: 'input/invalid', status: 400 });
    expect(await broken.json()).toMatchObject({ code: 'input/invalid' });
    expect(large.body).toMatchObject({ code: 'input/too-large', status: 413 });
  });

  it.each([
    ['an address that is no address', 400, 'GET /s/%E0%A4%A HTTP/1.1\r\nHost: desk\r\n'],
    [
      'an address with too long a part',
      400,
      `GET /v1/status/${'a'.repeat(300)} HTTP/1.1\r\nHost: desk\r\n`,
    ],
    ['what is not HTTP', 400, 'HELLO\r\n'],
    [
      'headers without end',
      431,
      `GET / HTTP/1.1\r\nHost: desk\r\nX-Long: ${'a'.repeat(17_000)}\r\n`,
    ],
  ])('is a problem with the headers of all replies also for %s', async (_what, status, sent) => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    socket.write(`${sent}Connection: close\r\n\r\n`);

    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    expect(head).toContain('content-type: application/problem+json');
    expect(head).toContain("content-security-policy: default-src 'none'");
    expect(head).toContain('cache-control: no-store');
    expect(JSON.parse(body)).toMatchObject({ code: 'input/invalid', status });
    expect(body).not.toMatch(/%E0|aaa/u);
  });

  it('forbids everything from elsewhere and everything inline', async () => {
    const { headers } = await desk.anonymous.send('GET', '/v1/board');

    const policy = headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('names the command when its pages are not built, and serves them when they are', async () => {
    const missing = await desk.anonymous.send('GET', '/console');
    const folder = join(desk.dataFolder, 'renderer');
    for (const page of ['console', 'board', 'status']) {
      await mkdir(join(folder, page), { recursive: true });
      await writeFile(join(folder, page, 'index.html'), `<!doctype html><title>${page}</title>`);
    }
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync('export const small = 1;'));

    const pages = await Promise.all(
      ['/console', '/console/tickets/7', '/board', `/s/${'a'.repeat(43)}`].map((path) =>
        desk.anonymous.send('GET', path),
      ),
    );
    const root = await desk.anonymous.send('GET', '/');
    const asset = await desk.anonymous.send('GET', '/assets/app-1a2b.js');
    const plain = await desk.anonymous.send('GET', '/assets/app-1a2b.js', undefined, {
      'accept-encoding': 'identity',
    });
    const outside = await desk.anonymous.send('GET', '/assets/..%2fconsole%2findex.html');

    expect(missing.status).toBe(503);
    expect(missing.body).toContain('npm run build');
    expect(pages.map((page) => page.body)).toEqual(
      ['console', 'console', 'board', 'status'].map((page) => expect.stringContaining(page)),
    );
    expect(pages[3]?.headers.get('x-robots-tag')).toContain('noindex');
    expect(root.headers.get('location')).toBe('/console');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(asset.headers.get('content-type')).toMatch(/javascript/u);
    expect(asset.headers.get('vary')).toContain('accept-encoding');
    expect([asset.body, plain.body]).toEqual(['export const small = 1;', 'export {};']);
    expect(outside.status).toBe(404);
  });

  it('tells its health, and this machine its figures', async () => {
    const health = await desk.anonymous.send('GET', '/healthz');
    const ready = await desk.anonymous.send('GET', '/readyz');
    const metrics = await desk.anonymous.send('GET', '/metrics');
    const forwarded = await desk.anonymous.send('GET', '/metrics', undefined, {
      'x-forwarded-for': '127.0.0.1',
    });

    expect([health.status, ready.status]).toEqual([200, 200]);
    expect(metrics.body).toContain('balie_ticket_events_total');
    // Also at the first look: what is told is of now.
    expect(metrics.body).toContain('balie_search_built_percent 100');
    expect(forwarded.status).toBe(403);
  });
});
