import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertJobs } from '../../desk/alert/alert-jobs.ts';
import { raiseAlert } from '../../desk/alert/raise-alert.ts';
import { fleetJobs } from '../../desk/fleet/fleet-jobs.ts';
import { sendOutgoing } from '../../desk/mail/send-outgoing.ts';
import type { Heartbeat } from '../../shared/domain/fleet/heartbeat.ts';
import type { AlertRuleFacts } from '../../shared/domain/fleet/alert.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { type HookServer, isSigned, startHookServer } from './hook-server.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { runAt } from './run-at.ts';
import { enrolledKiosk, healthyBeat } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';

const minuteMs = 60_000;

/** How every desk tells admins of its fleet, whatever its database. */
export function alertsAdmins(start: StartMailDesk): void {
  describe('an alert', () => {
    let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
    const clock = { nowMs: () => nowMs };
    let server: MailServer;
    let hook: HookServer;
    let desk: StartedDesk;
    beforeAll(async () => {
      server = await startMailServer();
      hook = await startHookServer();
      desk = await start({ clock, mail: server.settings });
    });
    afterAll(async () => {
      await desk.stop();
      await server.stop();
      await hook.stop();
    });
    const facts = (change: Partial<AlertRuleFacts> = {}): AlertRuleFacts => ({
      name: 'Beheer',
      kinds: ['kiosk-away', 'kiosk-back'],
      locale: 'nl',
      mails: [],
      webhookUrl: null,
      ...change,
    });
    const put = (body: AlertRuleFacts, ruleId = v7()) =>
      desk.admin.call('alert.put-rule', { params: { ruleId }, body });
    const remove = (ruleId: string) => desk.admin.call('alert.remove-rule', { params: { ruleId } });
    /** What jobs and sender do within a minute and some. */
    const aMinuteLater = async () => {
      nowMs += minuteMs;
      await runAt(desk, alertJobs, nowMs);
      await sendOutgoing(desk.desk.context);
    };
    const mailsTo = (address: string) => server.mails.filter(({ to }) => to === address);
    const callsAt = (path: string) => hook.calls.filter((call) => call.path === path);

    it('of many kiosks at once is one mail and one signed call, and another when they are back', async () => {
      const address = `beheer-${v7()}@example.org`;
      const path = `/${v7()}`;
      const { rule, secret } = await put(
        facts({ mails: [address], webhookUrl: `${hook.url}${path}` }),
      );
      const kiosks: Awaited<ReturnType<typeof enrolledKiosk>>[] = [];
      for (const name of ['Entree', 'Aula', 'Bieb']) {
        kiosks.push(await enrolledKiosk(desk, `${name} ${v7()}`, clock));
      }
      const beat = async () => {
        const body = { beat: healthyBeat, selfTest: null };
        for (const { client } of kiosks) {
          await client.call('kiosk.heartbeat', { params: undefined, query: undefined, body });
        }
      };
      await beat();
      nowMs += 6 * minuteMs;
      await runAt(desk, fleetJobs, nowMs);
      await runAt(desk, alertJobs, nowMs);
      const early = mailsTo(address).length + callsAt(path).length;
      await aMinuteLater();
      await expect.poll(() => mailsTo(address).length, { timeout: 10_000 }).toBe(1);
      await expect.poll(() => callsAt(path).length, { timeout: 10_000 }).toBe(1);
      await beat();
      await runAt(desk, fleetJobs, nowMs);
      await aMinuteLater();
      await expect.poll(() => mailsTo(address).length, { timeout: 10_000 }).toBe(2);
      await expect.poll(() => callsAt(path).length, { timeout: 10_000 }).toBe(2);
      await remove(rule.ruleId);

      expect(early).toBe(0);
      const text = mailsTo(address)[0]?.parts.get('text/plain')?.toString('utf8') ?? '';
      expect(text.match(/laat niets meer van zich horen/gu)).toHaveLength(3);
      expect(mailsTo(address)[0]?.headers.get('subject')).toBe('3 waarschuwingen van Balie');
      const [away, back] = callsAt(path);
      expect(away?.body).toMatchObject({ form: 'balie-alerts-1', desk: 'Balie', test: false });
      expect(new Set(away?.body.alerts.map(({ kind, kioskId }) => `${kind} ${kioskId}`))).toEqual(
        new Set(kiosks.map(({ kioskId }) => `kiosk-away ${kioskId}`)),
      );
      expect(back?.body.alerts.map(({ kind }) => kind)).toEqual(Array(3).fill('kiosk-back'));
      expect(away !== undefined && isSigned(away, secret ?? '')).toBe(true);
      expect(away !== undefined && isSigned(away, 'another secret')).toBe(false);
      expect(away?.headers['balie-delivery']).toBe(away?.body.deliveryId);
    });

    it('of a kiosk that cannot read, print or store is raised once, and again when it came back later', async () => {
      const path = `/${v7()}`;
      const { rule } = await put(
        facts({ kinds: ['reader', 'disk'], webhookUrl: `${hook.url}${path}` }),
      );
      const { client } = await enrolledKiosk(desk, `Hal ${v7()}`, clock);
      const beat = (change: Partial<Heartbeat>) =>
        client.call('kiosk.heartbeat', {
          params: undefined,
          query: undefined,
          body: { beat: { ...healthyBeat, ...change }, selfTest: null },
        });
      const wrong = { readerFault: 'bus/missing', diskFreeBytes: 1000, printer: 'failed' } as const;
      for (const state of [wrong, {}, wrong]) {
        await beat(state);
        await runAt(desk, alertJobs, nowMs);
        await aMinuteLater();
      }
      await expect.poll(() => callsAt(path).length, { timeout: 10_000 }).toBe(1);
      nowMs += 16 * minuteMs;
      await beat({});
      await runAt(desk, alertJobs, nowMs);
      await beat({ readerFault: 'bus/missing' });
      await runAt(desk, alertJobs, nowMs);
      await aMinuteLater();
      await expect.poll(() => callsAt(path).length, { timeout: 10_000 }).toBe(2);
      await remove(rule.ruleId);

      expect(callsAt(path).map(({ body }) => body.alerts.map(({ kind }) => kind).sort())).toEqual([
        ['disk', 'reader'],
        ['reader'],
      ]);
    });

    it('is called again with the same name while the other side fails, and not once its rule is gone', async () => {
      const path = `/${v7()}`;
      // No kind that the desk may raise by itself, with the clock of the tests before this one.
      const { rule } = await put(facts({ kinds: ['printer'], webhookUrl: `${hook.url}${path}` }));
      const raise = () =>
        desk.desk.context.database.write((db) =>
          raiseAlert(desk.desk.context, db, { kind: 'printer', kioskId: null, name: 'X' }),
        );
      hook.status = 500;
      await raise();
      await aMinuteLater();
      await expect.poll(() => callsAt(path).length, { timeout: 10_000 }).toBe(1);
      const row = () =>
        desk.desk.context.database.read
          .selectFrom('outgoing')
          .select(['state', 'trouble', 'tries'])
          .where('recipient', '=', `${hook.url}${path}`)
          .executeTakeFirstOrThrow();
      await expect.poll(row, { timeout: 10_000 }).toMatchObject({ trouble: 'HTTP 500', tries: 1 });
      hook.status = 204;
      await aMinuteLater();
      await expect.poll(row, { timeout: 10_000 }).toMatchObject({ state: 'sent', tries: 2 });
      const [first, second] = callsAt(path);
      const lead = await desk.staff('lead');
      const { messages } = await lead.call('outgoing.list', { query: {} });
      const rows = await desk.desk.context.database.read
        .selectFrom('outgoing')
        .selectAll()
        .execute();
      await raise();
      await remove(rule.ruleId);
      await aMinuteLater();

      expect(second?.body).toEqual(first?.body);
      expect(callsAt(path)).toHaveLength(2);
      // Whoever knows the path of a webhook may write to where it leads.
      const isListed = messages.some(({ recipient }) => recipient === hook.url);
      expect(isListed ? [] : [{ messages, rows }]).toEqual([]);
      expect(JSON.stringify(messages)).not.toContain(path);
    });
  });

  describe('a rule of alerts', () => {
    it('is for admins, tells its secret once, and tries all its addresses at a press', async () => {
      const server = await startMailServer();
      const hook = await startHookServer();
      const desk = await start({ clock: { nowMs: () => Date.now() }, mail: server.settings });
      const lead = await desk.staff('lead');
      const ruleId = v7();
      const body = {
        name: 'Nacht',
        kinds: ['disk' as const],
        locale: 'en' as const,
        mails: ['beheer@example.org'],
        webhookUrl: `${hook.url}/in`,
      };
      const refused = [
        (await lead.refusal('alert.rules', {})).code,
        (
          await desk.admin.refusal('alert.put-rule', {
            params: { ruleId },
            body: { ...body, webhookUrl: 'http://hooks.example.org/in' },
          })
        ).code,
      ];
      const made = await desk.admin.call('alert.put-rule', { params: { ruleId }, body });
      const renamed = await desk.admin.call('alert.put-rule', {
        params: { ruleId },
        body: { ...body, name: 'Dag' },
      });
      const listed = await desk.admin.call('alert.rules', {});
      const good = await desk.admin.call('alert.test-rule', { params: { ruleId } });
      const { secret } = await desk.admin.call('alert.new-secret', { params: { ruleId } });
      await desk.admin.call('alert.test-rule', { params: { ruleId } });
      const urls = [`${hook.url}/elsewhere`, 'http://127.0.0.1:9/in'];
      const bad = [];
      for (const webhookUrl of urls) {
        await desk.admin.call('alert.put-rule', {
          params: { ruleId },
          body: { ...body, mails: [], webhookUrl },
        });
        bad.push(...(await desk.admin.call('alert.test-rule', { params: { ruleId } })).deliveries);
      }
      await desk.stop();
      await server.stop();
      await hook.stop();

      expect(refused).toEqual(['auth/forbidden', 'input/invalid']);
      expect([renamed.secret, JSON.stringify(listed).includes(made.secret ?? '?')]).toEqual([
        null,
        false,
      ]);
      expect(good.deliveries).toEqual([
        { recipient: 'beheer@example.org', arrived: true, trouble: null },
        { recipient: `${hook.url}/in`, arrived: true, trouble: null },
      ]);
      expect(server.mails[0]?.headers.get('subject')).toBe('Test message of Balie');
      const [first, second] = hook.calls;
      expect(first?.body).toMatchObject({ test: true, alerts: [] });
      expect(first !== undefined && isSigned(first, made.secret ?? '')).toBe(true);
      expect(second !== undefined && isSigned(second, secret)).toBe(true);
      // The redirect was not followed.
      expect(hook.calls).toHaveLength(2);
      expect(bad[0]).toMatchObject({ arrived: false, trouble: 'HTTP 307' });
      expect(bad[1]?.arrived).toBe(false);
    });
  });
}
