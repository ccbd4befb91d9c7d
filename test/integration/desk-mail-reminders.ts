import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalJobs } from '../../desk/approval/approval-jobs.ts';
import { pickUpReminder } from '../../desk/bench/pick-up-reminder.ts';
import { mailLateLoans } from '../../desk/loan/late-loans.ts';
import { remindOfLoans } from '../../desk/loan/loan-jobs.ts';
import { sendOutgoing } from '../../desk/mail/send-outgoing.ts';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { handoverWishes } from './handover-wishes.ts';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What every desk reminds people of by mail, whatever its database. */
export function mailsReminders(start: StartMailDesk): void {
  const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
  const clock = { nowMs: () => nowMs };

  describe('a reminder by mail', () => {
    let server: MailServer;
    let desk: StartedDesk;
    const { newAsset, newPool, lend, takeBack, stateOf } = handoverWishes(() => desk);
    beforeAll(async () => {
      server = await startMailServer();
      desk = await start({ clock, mail: server.settings });
    });
    afterAll(async () => {
      await desk.stop();
      await server.stop();
    });
    /** All that arrived at an address once so many did, at a later moment when it is named. */
    const mailsTo = async (
      address: string,
      count: number,
      laterMs = nowMs,
    ): Promise<readonly ReceivedMail[]> => {
      await sendOutgoing({ ...desk.desk.context, clock: { nowMs: () => laterMs } });
      const mine = () => server.mails.filter(({ to }) => to === address);
      await expect.poll(() => mine().length, { timeout: 10_000 }).toBe(count);
      return mine();
    };
    const textOf = (mail: ReceivedMail | undefined) =>
      mail?.parts.get('text/plain')?.toString('utf8') ?? '';
    const subjectsOf = (mails: readonly ReceivedMail[]) =>
      mails.map(({ headers }) => headers.get('subject') ?? '');
    const anAddress = () => `noor-${v7()}@example.org`;
    /** What was written to an address, whether it left already or not. */
    const written = async (address: string) => {
      const rows = await desk.desk.context.database.read
        .selectFrom('outgoing')
        .select('kind')
        .where('recipient', '=', address)
        .orderBy('outgoing_id')
        .execute();
      return rows.map(({ kind }) => kind);
    };

    it('of a loan goes out on its days, when it is late each week, and never after it came back', async () => {
      const address = anAddress();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const signed = await desk.admin.call('handover.sign', { body: lend(asset, pool) });
      const { handoverId } = signed.handover;
      await desk.admin.call('mail.send-receipt', {
        params: { handoverId, mailId: v7() },
        body: { address },
      });
      const due = Date.parse(`${pool.latestDueOn}T10:00:00.000Z`);
      const jobs = [remindOfLoans, mailLateLoans];
      const counts: number[] = [];
      for (const day of [-7, 0, 0, 1, 2, 6, 7, 14]) {
        await runAt(desk, jobs, due + day * dayMs);
        counts.push((await written(address)).length);
      }
      await desk.admin.call('handover.sign', { body: await takeBack(asset.assetId) });
      await runAt(desk, jobs, due + 21 * dayMs);
      const mails = await mailsTo(address, 5, due + 21 * dayMs);

      expect(counts).toEqual([1, 2, 2, 3, 3, 3, 4, 5]);
      expect(await written(address)).toEqual([
        'receipt',
        'loan-due',
        'loan-late',
        'loan-late',
        'loan-late',
      ]);
      const texts = mails.map(textOf);
      expect(texts.some((text) => text.includes('Breng het terug, uiterlijk op'))).toBe(true);
      expect(texts.some((text) => text.includes('één dag te laat'))).toBe(true);
      expect(texts.some((text) => text.includes('14 dagen te laat'))).toBe(true);
      expect(
        texts.every((text) => text.includes(`http://127.0.0.1:4750${signed.receiptPath}`)),
      ).toBe(true);
    });

    it('of a loan that falls due on a closed day is of the next open day', async () => {
      const address = anAddress();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const { handover } = await desk.admin.call('handover.sign', { body: lend(asset, pool) });
      await desk.admin.call('mail.send-receipt', {
        params: { handoverId: handover.handoverId, mailId: v7() },
        body: { address },
      });
      const own = `${pool.latestDueOn}T00:00:00.000Z`;
      const { closureId } = await desk.admin.call('closure.enter', {
        body: {
          cause: 'building',
          reason: '',
          from: own,
          until: new Date(Date.parse(own) + dayMs).toISOString(),
        },
      });
      const next = (await desk.admin.call('loan.list', { query: { view: 'out' } })).lines.find(
        ({ loan }) => loan.assetId === asset.assetId,
      )?.loan.dueOn;
      const jobs = [remindOfLoans, mailLateLoans];
      const due = Date.parse(`${next}T10:00:00.000Z`);
      const counts: number[] = [];
      for (const at of [Date.parse(own) - dayMs, Date.parse(own) + dayMs / 2, due, due + dayMs]) {
        await runAt(desk, jobs, at);
        counts.push((await written(address)).length);
      }
      await desk.admin.call('closure.withdraw', { params: { closureId } });
      await desk.admin.call('handover.sign', { body: await takeBack(asset.assetId) });

      expect(Date.parse(next ?? '')).toBeGreaterThan(Date.parse(pool.latestDueOn));
      // The receipt; the day before and the day itself; one day late.
      expect(await written(address)).toEqual(['receipt', 'loan-due', 'loan-due', 'loan-late']);
      expect(counts).toEqual([2, 2, 3, 4]);
    });

    it('of a loan does not go out while the device is in repair', async () => {
      const address = anAddress();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const { handover } = await desk.admin.call('handover.sign', { body: lend(asset, pool) });
      await desk.admin.call('mail.send-receipt', {
        params: { handoverId: handover.handoverId, mailId: v7() },
        body: { address },
      });
      const move = async (body: { to: 'in-repair' | 'loan'; reason?: string; dueOn?: string }) =>
        desk.admin.call('asset.move', {
          params: { assetId: asset.assetId },
          body: { version: (await stateOf(asset.assetId)).version, ...body },
        });
      const due = Date.parse(`${pool.latestDueOn}T10:00:00.000Z`);
      const jobs = [remindOfLoans, mailLateLoans];

      await move({ to: 'in-repair', reason: 'Scherm stuk' });
      for (const day of [0, 1]) await runAt(desk, jobs, due + day * dayMs);
      const inRepair = await written(address);
      await move({ to: 'loan', dueOn: pool.latestDueOn });
      await runAt(desk, jobs, due + 7 * dayMs);
      await desk.admin.call('handover.sign', { body: await takeBack(asset.assetId) });

      expect(inRepair).toEqual(['receipt']);
      expect(await written(address)).toEqual(['receipt', 'loan-late']);
    });

    it('goes nowhere when nobody knows an address', async () => {
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      await desk.admin.call('handover.sign', { body: lend(asset, pool) });
      const all = async () =>
        (await desk.admin.call('outgoing.list', { query: { limit: 100 } })).messages.length;
      const before = await all();

      await runAt(desk, [remindOfLoans], Date.parse(`${pool.latestDueOn}T10:00:00.000Z`));

      expect(await all()).toBe(before);
    });

    it('of a device goes to the visitor when it is ready and when nobody fetches it', async () => {
      const address = anAddress();
      const { admin, kiosk } = desk;
      const shelf = await admin.call('shelf.create', {
        body: { name: `Plank ${v7().slice(-8)}`, capacity: 5, closed: false },
      });
      const { ticketId, statusPath } = await kiosk.call('ticket.create', {
        body: intake({
          locale: 'en',
          visitor: { kind: 'guest', name: 'Noor', contact: address },
        }),
      });
      const params = { ticketId };
      await admin.call('ticket.call', { params, body: { version: 1 } });
      await admin.call('ticket.start', { params, body: { version: 2 } });
      const left = await admin.call('bench.leave', {
        params,
        body: {
          leftId: v7(),
          deviceName: 'iPhone <14>',
          accessories: '',
          condition: 'Geen krassen',
          shelfId: shelf.shelfId,
          promisedAt: '2026-11-30T15:00:00.000Z',
          agreed: true,
        },
      });
      await admin.call('bench.ready', {
        params: { leftId: left.device.leftId },
        body: { seen: left.movements.length, shelfId: shelf.shelfId },
      });
      const [ready] = await mailsTo(address, 1);
      await runAt(desk, [pickUpReminder], nowMs + 8 * dayMs);
      const mails = await mailsTo(address, 2, nowMs + 8 * dayMs);

      expect(textOf(ready)).toContain('Dear Noor,');
      expect(textOf(ready)).toContain('Your device is ready: iPhone <14>.');
      expect(textOf(ready)).toContain(`http://127.0.0.1:4750${statusPath}`);
      expect(ready?.parts.get('text/html')?.toString('utf8')).toContain('iPhone &lt;14&gt;');
      expect(textOf(mails[1])).toContain('still with us: iPhone <14>');
      // Who reads along in a mailbox must not be able to fetch it.
      expect(textOf(ready)).not.toContain(left.device.pickUpCode);
    });

    it('of a request follows the mail with its link, which opens it for the approver', async () => {
      const address = anAddress();
      const approver = await desk.staff('approver', 'Jo Bakker');
      const { ticketId } = await desk.kiosk.call('ticket.create', {
        body: intake({ reportType: 'change' }),
      });
      const { approval } = await desk.admin.call('ticket.ask-approval', {
        params: { ticketId },
        body: {
          approver: { kind: 'link', name: 'Jo Bakker', email: address },
          subject: 'Geef Noor toegang tot het archief',
          risk: null,
          holder: { name: 'Noor de Vries', staffNumber: null },
          untilOn: null,
          templateId: null,
        },
      });
      const [asked] = await mailsTo(address, 1);
      const token = /\/console\/approvals\/link\/([A-Za-z0-9_-]+)/u.exec(textOf(asked))?.[1] ?? '';
      const opened = await approver.call('approval.open-link', { body: { token } });
      await runAt(desk, approvalJobs, nowMs + 3 * dayMs);
      const mails = await mailsTo(address, 2, nowMs + 3 * dayMs);

      expect(opened.approvalId).toBe(approval.approvalId);
      expect(textOf(asked)).not.toContain('archief');
      expect(subjectsOf(mails)).toEqual([
        'Admin vraagt om je goedkeuring',
        'Je antwoord ontbreekt nog: verzoek van Admin',
      ]);
      expect(textOf(mails[1])).not.toContain(token);
      expect(mails[1]?.headers.get('in-reply-to')).toBe(asked?.headers.get('message-id'));
    });
  });
}
