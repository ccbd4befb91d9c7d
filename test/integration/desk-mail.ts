import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailSettings } from '../../desk/mail/mail-settings.ts';
import { mailOf } from '../../desk/mail/message.ts';
import { mailJobs } from '../../desk/mail/mail-jobs.ts';
import { putMail } from '../../desk/mail/put-mail.ts';
import { sendOutgoing } from '../../desk/mail/send-outgoing.ts';
import type { Clock } from '../../shared/base/clock.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';
import { placesOf } from './words-in-database.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How a test starts a desk that sends mail. */
export type StartMailDesk = (options: {
  readonly clock: Clock;
  readonly mail: MailSettings | null;
}) => Promise<StartedDesk>;

/** How every desk sends mail, whatever its database. The clock is the test's own. */
export function sendsMail(start: StartMailDesk): void {
  let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
  const clock = { nowMs: () => nowMs };

  describe('mail', () => {
    let server: MailServer;
    let desk: StartedDesk;
    beforeAll(async () => {
      server = await startMailServer();
      desk = await start({ clock, mail: server.settings });
    });
    afterAll(async () => {
      await desk.stop();
      await server.stop();
    });

    const write = (
      cause: string,
      to = 'noor@example.org',
      settings = desk.desk.context.settings,
    ) => {
      const context = { ...desk.desk.context, settings };
      const content = mailOf('nl', 'Hallo Noor', ['Tot zo é.']);
      return context.database.write((db) =>
        putMail(context, db, { kind: 'receipt', cause, to, content }),
      );
    };
    const rowOf = (cause: string) =>
      desk.desk.context.database.read
        .selectFrom('outgoing')
        .selectAll()
        .where('cause', '=', cause)
        .executeTakeFirst();
    /** The desk sends by itself too; whoever was first, the mail is told to have ended so. */
    const sentUntil = async (cause: string, expected: object) => {
      await sendOutgoing(desk.desk.context);
      await expect.poll(() => rowOf(cause), { timeout: 10_000 }).toMatchObject(expected);
    };

    it('leaves once, as text and HTML, and nothing of its words stays', async () => {
      const cause = `test/${v7()}`;
      const before = server.mails.length;
      await write(cause);
      await write(cause);

      await sentUntil(cause, { state: 'sent', tries: 1, content: null, trouble: null });

      expect(server.mails).toHaveLength(before + 1);
      const mail = server.mails.at(-1);
      expect(mail?.to).toBe('noor@example.org');
      expect(mail?.headers.get('from')).toBe('Balie <balie@desk.example>');
      expect(mail?.headers.get('subject')).toBe('Hallo Noor');
      expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail?.parts.get('text/plain')?.toString('utf8')).toContain('Tot zo é.');
      expect(mail?.parts.get('text/html')?.toString('utf8')).toContain('<p>Tot zo é.</p>');
    });

    it('comes again under the same name when the desk died before it could say so', async () => {
      const cause = `test/${v7()}`;
      await write(cause);
      await sentUntil(cause, { state: 'sent' });
      const first = server.mails.at(-1);
      // As it was after the server took it and before the desk wrote that down.
      await desk.desk.context.database.write((db) =>
        db
          .updateTable('outgoing')
          .set({
            state: 'waiting',
            ended_at: null,
            content: JSON.stringify(mailOf('nl', 'x', ['y'])),
          })
          .where('cause', '=', cause)
          .execute(),
      );
      await sendOutgoing(desk.desk.context);
      expect(await rowOf(cause)).toMatchObject({ state: 'waiting', tries: 1 });
      nowMs += 15 * minuteMs;

      await sentUntil(cause, { state: 'sent', tries: 2 });

      expect(server.mails.at(-1)).not.toBe(first);
      expect(first?.headers.get('message-id')).toMatch(/^<[0-9a-f]{40}@desk\.example>$/u);
      expect(server.mails.at(-1)?.headers.get('message-id')).toBe(first?.headers.get('message-id'));
    });

    it('is tried again after growing pauses while the server is busy', async () => {
      const cause = `test/${v7()}`;
      server.refuseWith = 451;
      await write(cause);
      const after = (ms: number) => new Date(nowMs + ms).toISOString();
      await sentUntil(cause, { tries: 1, next_at: after(minuteMs), state: 'waiting' });
      nowMs += minuteMs;
      await sentUntil(cause, { tries: 2, next_at: after(5 * minuteMs), state: 'waiting' });
      server.refuseWith = null;
      nowMs += 5 * minuteMs;

      await sentUntil(cause, { state: 'sent', tries: 3 });
    });

    it('is given up when nobody has the address, or after days, and leads are told once', async () => {
      const told = async () =>
        (await desk.admin.call('notice.list', {})).notices.filter(
          ({ kind }) => kind === 'message-given-up',
        );
      server.refuseWith = 550;
      const unknown = `test/${v7()}`;
      await write(unknown, 'nobody@example.org');
      await sentUntil(unknown, { state: 'given-up', tries: 1, content: null });
      const another = `test/${v7()}`;
      await write(another, 'nobody-else@example.org');
      await sentUntil(another, { state: 'given-up' });
      expect((await told()).map(({ details }) => details)).toEqual([{ to: 'nobody@example.org' }]);

      server.refuseWith = 451;
      const late = `test/${v7()}`;
      await write(late);
      await sentUntil(late, { state: 'waiting', tries: 1 });
      nowMs += 4 * dayMs;
      await sentUntil(late, { state: 'given-up', tries: 2, content: null });
      server.refuseWith = null;

      expect((await rowOf(late))?.trouble).toContain('451');
      expect(await told()).toHaveLength(2);
    });

    it('that was given up is told of no more once whom it was for is erased', async () => {
      const { context } = desk.desk;
      const mail = 'kees.zwartekater@example.org';
      const person = { badgeNumbers: [], firstName: 'Kees', lastName: 'Kat', department: null };
      await desk.admin.call('person.import', {
        body: { people: [{ ...person, staffNumber: '100043', mail }] },
      });
      const { personId } = await desk.admin.call('retention.find-person', {
        query: { staffNumber: '100043' },
      });
      nowMs += 61 * minuteMs;
      server.refuseWith = 550;
      const cause = `test/${v7()}`;
      await write(cause, mail);
      await sentUntil(cause, { state: 'given-up' });
      server.refuseWith = null;
      const before = await placesOf(context.database, mail);

      await desk.admin.call('retention.erase-person', {
        params: { personId },
        body: { reason: 'Verzoek' },
      });

      expect(before).toEqual(['notice.details', 'outgoing.recipient', 'person_mail.address']);
      expect(await placesOf(context.database, mail)).toEqual([]);
    });

    it('is not written by a command that failed, nor where no server is set', async () => {
      const { context } = desk.desk;
      const failed = `test/${v7()}`;
      const content = mailOf('nl', 'x', ['y']);
      const cut = context.database.write(async (db) => {
        await putMail(context, db, { kind: 'receipt', cause: failed, to: 'a@b.nl', content });
        throw new Error('cut');
      });
      await expect(cut).rejects.toThrow('cut');
      const without = `test/${v7()}`;
      await write(without, 'a@b.nl', { ...context.settings, mail: null });

      expect([await rowOf(failed), await rowOf(without)]).toEqual([undefined, undefined]);
    });

    it('puts what somebody typed nowhere but in its place', async () => {
      const cause = `test/${v7()}`;
      const content = mailOf('en', 'Loan\r\nBcc: everybody@example.org', ['x']);
      const { context } = desk.desk;
      const to = `"x\r\nBcc: everybody@example.org" <noor@example.org>, b@c.nl`;
      await context.database.write((db) =>
        putMail(context, db, { kind: 'receipt', cause, to, content }),
      );

      await sendOutgoing(context);
      await expect.poll(async () => (await rowOf(cause))?.tries, { timeout: 10_000 }).toBe(1);

      const mine = server.mails.filter(({ raw }) => raw.includes('Bcc'));
      expect(mine.every(({ headers }) => !headers.has('bcc'))).toBe(true);
      expect(server.mails.some(({ to: rcpt }) => /everybody|b@c/u.test(rcpt))).toBe(false);
    });

    it('is forgotten a month after it ended', async () => {
      const cause = `test/${v7()}`;
      await write(cause);
      await sentUntil(cause, { state: 'sent' });

      await runAt(desk, mailJobs, nowMs + 29 * dayMs);
      expect(await rowOf(cause)).toBeDefined();
      await runAt(desk, mailJobs, nowMs + 31 * dayMs);

      expect(await rowOf(cause)).toBeUndefined();
    });
  });

  describe('a mail server', () => {
    /** What is written down of one try. */
    const tryOnce = async (settings: MailSettings) => {
      const desk = await start({ clock, mail: settings });
      const { context } = desk.desk;
      const content = mailOf('nl', 'x', ['y']);
      const mail = { kind: 'receipt', cause: `test/${v7()}`, to: 'a@b.nl', content } as const;
      await context.database.write((db) => putMail(context, db, mail));
      await sendOutgoing(context);
      const row = () =>
        context.database.read
          .selectFrom('outgoing')
          .select(['state', 'trouble'])
          .where('cause', '=', mail.cause)
          .executeTakeFirstOrThrow();
      await expect
        .poll(async () => (await row()).state === 'sent' || (await row()).trouble !== null)
        .toBe(true);
      const told = await row();
      await desk.stop();
      return told;
    };

    it('without TLS gets no mail and no password unless that was said', async () => {
      const server = await startMailServer();
      const auth = { user: 'balie', password: 'geheim-42' };
      const refused = await tryOnce({ ...server.settings, tls: 'starttls', auth });
      const passwords = [...server.passwords];
      const taken = await tryOnce({ ...server.settings, auth });
      await server.stop();

      expect(refused.state).toBe('waiting');
      expect(refused.trouble).toMatch(/^ETLS/u);
      expect(passwords).toEqual([]);
      expect(taken).toEqual({ state: 'sent', trouble: null });
      expect(server.passwords).toEqual(['geheim-42']);
    });

    it('with a certificate that nobody trusts gets no mail and no password', async () => {
      const server = await startMailServer({ offersTls: true });
      const auth = { user: 'balie', password: 'geheim-42' };
      const refused = await tryOnce({ ...server.settings, tls: 'starttls', auth });
      await server.stop();

      expect(refused.state).toBe('waiting');
      expect(refused.trouble).toMatch(/self-signed|certificate/u);
      expect(refused.trouble).not.toContain('geheim');
      expect([server.passwords, server.mails]).toEqual([[], []]);
    });
  });
}
