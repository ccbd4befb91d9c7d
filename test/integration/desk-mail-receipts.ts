import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOutgoing } from '../../desk/mail/send-outgoing.ts';
import { mostReceiptMails } from '../../shared/contract/mail-routes.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { handoverWishes } from './handover-wishes.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk mails receipts, whatever its database. */
export function mailsReceipts(start: StartMailDesk): void {
  const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
  const clock = { nowMs: () => nowMs };

  describe('a receipt by mail', () => {
    let server: MailServer;
    let desk: StartedDesk;
    const { newAsset, newPool, issue, lend } = handoverWishes(() => desk);
    beforeAll(async () => {
      server = await startMailServer();
      desk = await start({ clock, mail: server.settings });
    });
    afterAll(async () => {
      await desk.stop();
      await server.stop();
    });
    const mailTo = (handoverId: string, address: string, mailId = v7()) => ({
      params: { handoverId, mailId },
      body: { address },
    });
    const arrived = async (count: number) => {
      await sendOutgoing(desk.desk.context);
      await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(count);
      return server.mails.at(-1);
    };

    it('goes to the known address, with the sheet and the page, in the language of who signed', async () => {
      await desk.admin.call('person.import', {
        body: {
          people: [
            {
              staffNumber: '100042',
              badgeNumbers: [],
              firstName: 'Noor',
              lastName: 'de Vries',
              department: null,
              mail: 'noor@example.org',
            },
          ],
        },
      });
      const asset = await newAsset();
      const signed = await desk.admin.call('handover.sign', {
        body: {
          ...issue([asset]),
          locale: 'en',
          holder: { name: 'Noor <de Vries>', staffNumber: '100042' },
        },
      });
      const { handoverId } = signed.handover;
      const before = await desk.admin.call('mail.of-receipt', { params: { handoverId } });
      const wish = mailTo(handoverId, before.known ?? '');
      await desk.admin.call('mail.send-receipt', wish);
      const after = await desk.admin.call('mail.send-receipt', wish);

      const mail = await arrived(1);

      expect(before).toEqual({ offered: true, known: 'noor@example.org', mails: [] });
      expect(after.mails).toMatchObject([
        { recipient: 'noor@example.org', kind: 'receipt', askedBy: 'Admin' },
      ]);
      const page = `http://127.0.0.1:4750${signed.receiptPath}`;
      const text = mail?.parts.get('text/plain')?.toString('utf8') ?? '';
      const html = mail?.parts.get('text/html')?.toString('utf8') ?? '';
      expect(mail?.to).toBe('noor@example.org');
      expect(mail?.headers.get('subject')).toContain(asset.tag);
      expect(text).toContain('Dear Noor <de Vries>,');
      expect(text).toContain('You received from us:');
      expect(text).toContain(`- Dell ${asset.model} (${asset.tag})`);
      expect(text).toContain(page);
      expect(html).toContain('Dear Noor &lt;de Vries&gt;,');
      expect(html).toContain(`<a href="${page}">`);
      expect(mail?.parts.get('application/pdf')?.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    });

    it('goes to an address that was typed, and of a loan that address is known from then on', async () => {
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const signed = await desk.admin.call('handover.sign', { body: lend(asset, pool) });
      const { handoverId } = signed.handover;
      const before = server.mails.length;
      const wrong = await desk.admin.refusal('mail.send-receipt', mailTo(handoverId, 'noor@'));
      const sent = await desk.admin.call(
        'mail.send-receipt',
        mailTo(handoverId, 'thuis@example.org'),
      );

      const mail = await arrived(before + 1);

      expect(wrong.code).toBe('input/invalid');
      expect(sent.known).toBe('thuis@example.org');
      const text = mail?.parts.get('text/plain')?.toString('utf8') ?? '';
      expect(text).toContain('Beste Noor de Vries,');
      expect(text).toContain('Je leent van ons:');
      expect(text).toMatch(/uiterlijk op \p{L}+dag \d+ \p{L}+ 2026/u);
    });

    it('is offered by a desk with a mail server only, and not without end', async () => {
      const asset = await newAsset();
      const signed = await desk.admin.call('handover.sign', { body: issue([asset]) });
      const { handoverId } = signed.handover;
      for (let at = 0; at < mostReceiptMails; at += 1) {
        await desk.admin.call('mail.send-receipt', mailTo(handoverId, 'a@example.org'));
      }
      const more = await desk.admin.refusal(
        'mail.send-receipt',
        mailTo(handoverId, 'a@example.org'),
      );
      const technician = await desk.staff('technician');
      const list = await technician.refusal('outgoing.list', {});
      const page = await desk.admin.call('outgoing.list', { query: { limit: 4 } });
      const next = await desk.admin.call('outgoing.list', {
        query: { limit: 100, before: page.next ?? '' },
      });

      expect([more.code, list.code]).toEqual(['input/too-many', 'auth/forbidden']);
      expect(page.messages).toHaveLength(4);
      expect(next.messages.length).toBeGreaterThanOrEqual(mostReceiptMails - 4);

      const quiet = await start({ clock, mail: null });
      const wishes = handoverWishes(() => quiet);
      const there = await quiet.admin.call('handover.sign', {
        body: issue([await wishes.newAsset()]),
      });
      const params = { handoverId: there.handover.handoverId };
      const offer = await quiet.admin.call('mail.of-receipt', { params });
      const refused = await quiet.admin.refusal(
        'mail.send-receipt',
        mailTo(params.handoverId, 'a@example.org'),
      );
      await quiet.stop();

      expect(offer).toEqual({ offered: false, known: null, mails: [] });
      expect(refused.code).toBe('mail/not-set-up');
    });
  });
}
