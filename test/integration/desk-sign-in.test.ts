import { afterEach, describe, expect, it } from 'vitest';
import { unattendedHeader } from '../../shared/contract/unattended.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { EventReader } from './event-reader.ts';
import { type StartDeskOptions, type StartedDesk, startDesk, testPassword } from './start-desk.ts';

let running: StartedDesk | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

async function deskWith(options: StartDeskOptions = {}): Promise<StartedDesk> {
  running = await startDesk(options);
  return running;
}

describe('signing in', () => {
  it('works with the one-time password for nothing but choosing a password of one’s own', async () => {
    const desk = await deskWith();
    const { oneTimePassword } = await desk.admin.call('account.create', {
      body: { userName: 'nieuw', name: 'Nieuw', role: 'technician' },
    });

    const first = await DeskVisitor.signedIn(desk.url, 'nieuw', oneTimePassword);
    const session = await first.call('session.get', {});
    const queue = await first.refusal('queue.get', {});
    const stream = await first.send('GET', '/v1/events');
    const same = await first.refusal('session.change-password', {
      body: { current: oneTimePassword, next: oneTimePassword },
    });
    const changed = await first.call('session.change-password', {
      body: { current: oneTimePassword, next: testPassword },
    });

    expect(session.mustChangePassword).toBe(true);
    expect(queue.code).toBe('auth/password-change-required');
    expect(stream.body).toMatchObject({ code: 'auth/password-change-required' });
    expect(same.code).toBe('account/same-password');
    expect(changed.mustChangePassword).toBe(false);
    // The session of the one-time password has ended with it.
    expect((await first.refusal('session.get', {})).code).toBe('auth/required');
    await DeskVisitor.signedIn(desk.url, 'nieuw', testPassword);
  });

  it('ends all other sessions of an account when its password changes', async () => {
    const desk = await deskWith();
    const other = await DeskVisitor.signedIn(desk.url, 'admin', testPassword);

    await desk.admin.call('session.change-password', {
      body: { current: testPassword, next: 'another long password' },
    });

    expect((await other.refusal('session.get', {})).code).toBe('auth/required');
  });

  it('says the same of a wrong password and of an unknown name', async () => {
    const desk = await deskWith();

    const wrong = await desk.anonymous.refusal('session.create', {
      body: { userName: 'admin', password: 'wrong' },
    });
    const unknown = await desk.anonymous.refusal('session.create', {
      body: { userName: 'nobody', password: 'wrong' },
    });

    expect(unknown).toEqual(wrong);
  });

  it('refuses even the right password after ten wrong ones, for a quarter of an hour', async () => {
    let nowMs = Date.parse('2026-11-22T09:00:00.000Z');
    const desk = await deskWith({ clock: { nowMs: () => nowMs } });
    const attempt = (password: string) =>
      desk.anonymous.ask('session.create', { body: { userName: 'admin', password } });

    const wrong = await Promise.all(Array.from({ length: 12 }, () => attempt('wrong')));
    const right = await attempt(testPassword);
    nowMs += 15 * 60_000;
    const later = await attempt(testPassword);

    expect(wrong.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect(wrong.filter((answer) => answer.status === 429)).toHaveLength(2);
    expect(right.body).toMatchObject({ code: 'auth/too-many-attempts' });
    expect(later.status).toBe(200);
  });

  it('counts wrong ones from one IPv6 network together, whatever address of it they come from', async () => {
    const desk = await deskWith();
    const from = (address: string, password: string) =>
      new DeskVisitor(desk.url, { 'x-forwarded-for': address }).ask('session.create', {
        body: { userName: 'admin', password },
      });

    const wrong = await Promise.all(
      Array.from({ length: 12 }, (_none, at) => from(`2001:db8:0:1::${at + 1}`, 'wrong')),
    );
    const right = await from('2001:db8:0:1::ffff', testPassword);
    const elsewhere = await from('2001:db8:0:2::1', testPassword);

    expect(wrong.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect([right.status, elsewhere.status]).toEqual([429, 200]);
  });

  it('does not count good sign-ins', async () => {
    const desk = await deskWith();

    for (let count = 0; count < 12; count += 1) {
      await DeskVisitor.signedIn(desk.url, 'admin', testPassword);
    }
  });

  it('ends a session that is idle too long, and one that is simply old', async () => {
    let nowMs = Date.parse('2026-11-22T08:00:00.000Z');
    const hour = 60 * 60_000;
    const desk = await deskWith({ clock: { nowMs: () => nowMs } });
    const idle = await DeskVisitor.signedIn(desk.url, 'admin', testPassword);

    for (let hours = 0; hours < 11; hours += 1) {
      nowMs += hour;
      expect((await desk.admin.ask('session.get', {})).status).toBe(200);
    }
    const ofIdle = await idle.refusal('session.get', {});
    nowMs += 2 * hour;
    const ofOld = await desk.admin.refusal('session.get', {});

    expect([ofIdle.code, ofOld.code]).toEqual(['auth/required', 'auth/required']);
  });

  it('ends a session whose page asks only by itself, and does not take its owner for seen', async () => {
    let nowMs = Date.parse('2026-11-22T08:00:00.000Z');
    const minute = 60_000;
    const desk = await deskWith({ clock: { nowMs: () => nowMs } });
    const { url, headers } = await DeskVisitor.signedIn(desk.url, 'admin', testPassword);
    const openPage = new DeskVisitor(url, { ...headers, [unattendedHeader]: '1' });

    for (let minutes = 0; minutes < 119; minutes += 1) {
      nowMs += minute;
      expect((await openPage.ask('notice.list', {})).status).toBe(200);
      // Neither does a wall in another tab, which cannot say so of itself.
      await new DeskVisitor(url, headers).ask('board.get', {});
    }
    nowMs += 2 * minute;

    expect((await openPage.refusal('notice.list', {})).code).toBe('auth/required');
  });

  it('lets who is signed in read on while the disk is full', async () => {
    let nowMs = Date.parse('2026-11-22T08:00:00.000Z');
    const desk = await deskWith({ clock: { nowMs: () => nowMs } });
    const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    Object.assign(desk.desk.context.database, { write: () => Promise.reject(full) });

    nowMs += 2 * 60_000;
    const read = await desk.admin.ask('session.get', {});
    const written = await desk.admin.refusal('session.set-counter', { body: { counter: '1' } });

    expect(read.status).toBe(200);
    expect(written.code).toBe('store/full');
  });

  it('ends the stream of a session that was signed out', async () => {
    const desk = await deskWith({ settings: { heartbeatMs: 100 } });
    const stream = await EventReader.open(desk.admin, '/v1/events');

    await desk.admin.call('session.end', {});

    await stream.end();
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and other sites, and bound to the host over https', async () => {
    const desk = await deskWith({ settings: { publicUrl: 'https://desk.example.org' } });

    const answer = await desk.anonymous.ask('session.create', {
      body: { userName: 'admin', password: testPassword },
    });
    const cookie = answer.headers.getSetCookie()[0] ?? '';

    expect(cookie).toMatch(/^__Host-balie=[\w-]{43};/u);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('Secure');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('Domain');
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['an opaque origin', { origin: 'null' }],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }],
    ['a fetch from a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('does not sign a change that comes with %s', async (_from, headers) => {
    const desk = await deskWith();
    const { cookie } = desk.admin.headers;
    const visitor = new DeskVisitor(desk.url, { cookie: cookie ?? '', ...headers });

    const answer = await visitor.send('PUT', '/v1/session/counter', { counter: '1' });

    expect(answer.body).toMatchObject({ code: 'auth/cross-site' });
    expect((await desk.admin.call('session.get', {})).counter).toBeNull();
  });

  it('signs a change from the desk’s own pages', async () => {
    const desk = await deskWith();
    const { cookie } = desk.admin.headers;

    const visitor = new DeskVisitor(desk.url, {
      cookie: cookie ?? '',
      'sec-fetch-site': 'same-origin',
    });

    await visitor.call('session.set-counter', { body: { counter: '1' } });
  });
});

describe('a kiosk', () => {
  it('with a made-up token is nobody', async () => {
    const desk = await deskWith();
    const forger = new DeskVisitor(desk.url, { authorization: `Bearer ${'x'.repeat(43)}` });

    const refusal = await forger.refusal('ticket.create', { body: intake() });

    expect(refusal.code).toBe('auth/required');
  });

  it('cannot try out badge numbers', async () => {
    const desk = await deskWith();

    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        desk.kiosk.ask('person.by-badge', { params: { badgeNumber: `GUESS-${index}` } }),
      ),
    );

    expect(answers.filter((answer) => answer.status === 404)).toHaveLength(60);
    // Which ten of those that come together are refused is not said.
    const refused = answers.filter((answer) => answer.status !== 404);
    expect(refused).toHaveLength(10);
    for (const { body } of refused) expect(body).toMatchObject({ code: 'input/too-many' });
  });
});
