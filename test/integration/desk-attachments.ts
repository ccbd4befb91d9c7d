import { randomBytes } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lostFiles } from '../../desk/attachment/lost-files.ts';
import { fillPath } from '../../shared/contract/route.ts';
import { contentPath, uploadPath } from '../../shared/contract/attachment-paths.ts';
import {
  type Attachment,
  attachmentSchema,
  largestAttachment,
  mostAttachments,
} from '../../shared/domain/attachment.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const starts = {
  'image/jpeg': '\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01',
  'image/png': '\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR',
  'image/gif': 'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00',
  'image/webp': 'RIFF\x24\x00\x00\x00WEBPVP8 ',
  'application/pdf': '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
} as const;
type Type = keyof typeof starts;

/** A file of this type that is like no other. */
const fileOf = (type: Type, bytes = 200) =>
  Buffer.concat([Buffer.from(starts[type], 'latin1'), randomBytes(bytes)]);

/** How every desk keeps files on tickets, whatever its database. */
export function keepsAttachments(desk: () => StartedDesk): void {
  const ticketOf = async (changes: Parameters<typeof intake>[0] = {}) =>
    desk().kiosk.call('ticket.create', { body: intake(changes) });
  const send = (
    who: DeskVisitor,
    ticketId: string,
    content: Uint8Array,
    { name = 'foto.png', type = 'image/png' }: { name?: string; type?: string } = {},
  ) =>
    fetch(`${desk().url}${fillPath(uploadPath, { ticketId })}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...who.headers, 'content-type': type },
      body: new Uint8Array(content),
    });
  const added = async (who: DeskVisitor, ticketId: string, type: Type, name: string) => {
    const reply = await send(who, ticketId, fileOf(type), { name, type });
    return attachmentSchema.parse(await reply.json());
  };
  const contentOf = (who: DeskVisitor, ticketId: string, { attachmentId }: Attachment, save = '') =>
    fetch(`${desk().url}${fillPath(contentPath, { ticketId, attachmentId })}${save}`, {
      headers: who.headers,
    });
  const listed = async (who: DeskVisitor, ticketId: string) =>
    (await who.call('attachment.list', { params: { ticketId } })).attachments;
  const onDisk = () => readdir(join(desk().dataFolder, 'ticket-files')).catch((): string[] => []);

  it('keeps a file with who added it, once, and says so in the history', async () => {
    const anna = await desk().staff('technician', 'Anna');
    const { ticketId } = await ticketOf();
    const content = fileOf('image/png', 300_000);

    const first = await send(anna, ticketId, content, { name: 'C:\\foto’s\\scherm.PNG' });
    const again = await send(anna, ticketId, content, { name: 'hetzelfde.png' });
    const attachment = attachmentSchema.parse(await first.json());
    const shown = await contentOf(anna, ticketId, attachment);
    const { history } = await anna.call('ticket.get', { params: { ticketId } });

    expect(attachment).toMatchObject({
      name: 'scherm.PNG',
      type: 'image/png',
      bytes: content.length,
      addedBy: { name: 'Anna' },
    });
    expect(await again.json()).toEqual(attachment);
    expect(await listed(anna, ticketId)).toEqual([attachment]);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
    expect(history.at(-1)).toMatchObject({
      kind: 'ticket.file-added',
      actor: 'Anna',
      details: { name: 'scherm.PNG' },
    });
    expect(history.filter(({ kind }) => kind === 'ticket.file-added')).toHaveLength(1);
    expect(await onDisk()).toContain(attachment.attachmentId);
  });

  it('sends every file out so that no browser runs anything of it', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const pdf = await added(admin, ticketId, 'application/pdf', 'één brief.pdf');
    const gif = await added(admin, ticketId, 'image/gif', 'scherm.gif');

    const saved = await contentOf(admin, ticketId, pdf);
    const drawn = await contentOf(admin, ticketId, gif);
    const savedToo = await contentOf(admin, ticketId, gif, '?save=1');

    for (const reply of [saved, drawn, savedToo]) {
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(reply.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="__n brief.pdf"; filename*=UTF-8''%C3%A9%C3%A9n%20brief.pdf`,
    );
    expect(drawn.headers.get('content-type')).toBe('image/gif');
    expect(drawn.headers.get('content-disposition')).toBe('inline');
    expect(savedToo.headers.get('content-disposition')).toMatch(/^attachment; /u);
  });

  it('refuses a file that is not what it says, of another type, or too large, and keeps nothing', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const before = await onDisk();
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');

    const replies = [
      await send(admin, ticketId, html),
      await send(admin, ticketId, fileOf('application/pdf'), { type: 'image/jpeg' }),
      await send(admin, ticketId, Buffer.concat([html, fileOf('image/png')])),
      await send(admin, ticketId, Buffer.alloc(0)),
      await send(admin, ticketId, html, { type: 'text/html' }),
      await send(admin, ticketId, Buffer.from('<svg/>'), { type: 'image/svg+xml' }),
      await send(admin, ticketId, fileOf('image/png', largestAttachment)),
    ];
    const codes = await Promise.all(
      replies.map(async (reply) => ((await reply.json()) as { code: string }).code),
    );

    expect(codes).toEqual([
      'attachment/not-what-it-says',
      'attachment/not-what-it-says',
      'attachment/not-what-it-says',
      'attachment/not-what-it-says',
      'input/invalid',
      'input/invalid',
      'input/too-large',
    ]);
    expect(await onDisk()).toEqual(before);
    expect(await listed(admin, ticketId)).toEqual([]);
  });

  it('counts what really comes in, and keeps nothing of a sender that breaks off', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const before = await onDisk();
    const open = (chunked: boolean) =>
      httpRequest(`${desk().url}${fillPath(uploadPath, { ticketId })}?name=a.png`, {
        method: 'POST',
        headers: {
          ...admin.headers,
          'content-type': 'image/png',
          ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': 5000 }),
        },
      });

    const endless = await new Promise<number | undefined>((resolve, reject) => {
      const sending = open(true);
      sending.on('response', (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      sending.on('error', reject);
      sending.end(fileOf('image/png', largestAttachment + 1));
    });
    const brokenOff = open(false);
    const isOver = new Promise<void>((resolve) => brokenOff.on('error', () => resolve()));
    brokenOff.write(fileOf('image/png', 1000));
    await expect.poll(async () => (await onDisk()).length).toBe(before.length + 1);
    brokenOff.destroy(new Error('gone'));
    await isOver;

    expect(endless).toBe(413);
    await expect.poll(onDisk).toEqual(before);
    expect(await listed(admin, ticketId)).toEqual([]);
  });

  it('takes a file away for whoever added it and for a lead, not for others', async () => {
    const anna = await desk().staff('technician', 'Anna');
    const bram = await desk().staff('technician', 'Bram');
    const lea = await desk().staff('lead', 'Lea');
    const { ticketId } = await ticketOf();
    const own = await added(anna, ticketId, 'image/jpeg', 'van anna.jpg');
    const other = await added(anna, ticketId, 'image/jpeg', 'ook van anna.jpg');
    const remove = ({ attachmentId }: Attachment) => ({ params: { ticketId, attachmentId } });

    const refused = await bram.refusal('attachment.remove', remove(own));
    await anna.call('attachment.remove', remove(own));
    const { history } = await lea.call('attachment.remove', remove(other));
    const gone = await contentOf(anna, ticketId, own);

    expect(refused.code).toBe('auth/forbidden');
    expect(history.slice(-2)).toMatchObject([
      { kind: 'ticket.file-removed', actor: 'Anna', details: { name: 'van anna.jpg' } },
      { kind: 'ticket.file-removed', actor: 'Lea', details: { name: 'ook van anna.jpg' } },
    ]);
    expect(gone.status).toBe(404);
    expect(await listed(anna, ticketId)).toEqual([]);
    expect(await onDisk()).not.toContain(own.attachmentId);
    expect((await anna.refusal('attachment.remove', remove(own))).code).toBe('attachment/unknown');
  });

  it('keeps what somebody says is to be seen in it', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const { attachmentId } = await added(admin, ticketId, 'image/webp', 'scherm.webp');

    const { history } = await admin.call('attachment.describe', {
      params: { ticketId, attachmentId },
      body: { description: '  Foutmelding\u0007 0x80070005 ' },
    });

    expect((await listed(admin, ticketId))[0]?.description).toBe('Foutmelding 0x80070005');
    expect(history.at(-1)).toMatchObject({
      kind: 'ticket.file-described',
      words: 'Foutmelding 0x80070005',
    });
  });

  it('shows files of a confidential ticket to nobody who may not see it', async () => {
    const { admin, anonymous, kiosk } = desk();
    const technician = await desk().staff('technician');
    const { ticketId } = await ticketOf({ reportType: 'complaint' });
    const file = await added(admin, ticketId, 'image/png', 'klacht.png');

    const replies = [
      await contentOf(technician, ticketId, file),
      await send(technician, ticketId, fileOf('image/png')),
      await contentOf(anonymous, ticketId, file),
      await send(kiosk, ticketId, fileOf('image/png')),
    ];
    const list = await technician.refusal('attachment.list', { params: { ticketId } });
    const elsewhere = await ticketOf();
    const byOther = await contentOf(technician, elsewhere.ticketId, file);

    expect(replies.map(({ status }) => status)).toEqual([404, 404, 401, 403]);
    expect(list.code).toBe('ticket/unknown');
    expect(byOther.status).toBe(404);
  });

  it('has a limit to the files of one ticket, also when they come at once', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();

    const replies = await Promise.all(
      Array.from({ length: mostAttachments + 3 }, () =>
        send(admin, ticketId, fileOf('image/png', 20)),
      ),
    );

    expect(replies.filter(({ status }) => status === 200)).toHaveLength(mostAttachments);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(3);
    expect(await listed(admin, ticketId)).toHaveLength(mostAttachments);
  });

  it('leaves files with a merged ticket and shows them where it goes on', async () => {
    const { admin } = desk();
    const from = await ticketOf();
    const into = await ticketOf();
    const file = await added(admin, from.ticketId, 'image/png', 'oud.png');
    const { item } = await admin.call('ticket.get', { params: { ticketId: from.ticketId } });
    await admin.call('ticket.merge', {
      params: { ticketId: from.ticketId },
      body: { version: item.version, into: into.ticketId, reason: 'Zelfde probleem' },
    });

    expect(await listed(admin, into.ticketId)).toEqual([{ ...file, mergedFrom: from.visitCode }]);
    expect(await listed(admin, from.ticketId)).toEqual([file]);
    expect((await contentOf(admin, from.ticketId, file)).status).toBe(200);
  });

  it('clears files that no ticket names, after a day', async () => {
    const { admin, dataFolder } = desk();
    const { ticketId } = await ticketOf();
    const file = await added(admin, ticketId, 'image/png', 'blijft.png');
    const folder = join(dataFolder, 'ticket-files');
    const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    for (const name of ['lost', 'cut-off.part', 'young']) {
      await writeFile(join(folder, name), 'x');
      if (name !== 'young') await utimes(join(folder, name), longAgo, longAgo);
    }
    await utimes(join(folder, file.attachmentId), longAgo, longAgo);

    await lostFiles.run(desk().desk.context);

    const names = await onDisk();
    expect(names).toEqual(expect.arrayContaining(['young', file.attachmentId]));
    expect(names).not.toEqual(expect.arrayContaining(['lost']));
    expect(names).not.toEqual(expect.arrayContaining(['cut-off.part']));
  });
}
