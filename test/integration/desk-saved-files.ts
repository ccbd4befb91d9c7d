import { expect, it } from 'vitest';
import { contentPath, uploadPath } from '../../shared/contract/attachment-paths.ts';
import { fillPath } from '../../shared/contract/route.ts';
import { type Attachment, attachmentSchema } from '../../shared/domain/attachment.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The boxes with which a picture of an iPhone begins (ISO/IEC 14496-12, 4.3). */
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08meta', 'latin1');

/** An archive with one stored file of so many bytes, as it says (APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16). */
function fileInZip(name: string, bytes: number): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt32LE(bytes, 18);
  about.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name)]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    about.subarray(0, 26),
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end]);
}

const emptyFileInZip = (name: string) => fileInZip(name, 0);
const hugeInZip = fileInZip('bom.txt', 0xffff_ffff);

/** How every desk keeps files that no page may draw, whatever its database. */
export function keepsFilesToSave(desk: () => StartedDesk): void {
  const ticketOf = async () => desk().kiosk.call('ticket.create', { body: intake({}) });
  const send = (
    who: DeskVisitor,
    ticketId: string,
    content: Uint8Array,
    { name, type }: { readonly name: string; readonly type: string },
  ) =>
    fetch(`${desk().url}${fillPath(uploadPath, { ticketId })}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...who.headers, 'content-type': type },
      body: new Uint8Array(content),
    });
  const contentOf = (who: DeskVisitor, ticketId: string, { attachmentId }: Attachment) =>
    fetch(`${desk().url}${fillPath(contentPath, { ticketId, attachmentId })}`, {
      headers: who.headers,
    });

  it('takes a log, a picture of an iPhone, an archive and a document, and only ever saves them', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const log = Buffer.from(`${'2026-11-29 10:02 één fout\r\n'.repeat(40_000)}einde 😀`);

    for (const { name, type, content } of [
      { name: 'event.LOG', type: 'text/plain; charset=utf-8', content: log },
      { name: 'IMG_1.HEIC', type: 'image/heic', content: heic },
      { name: 'logs.zip', type: 'application/zip', content: emptyFileInZip('a.txt') },
      { name: 'brief.docx', type: docx, content: emptyFileInZip('[Content_Types].xml') },
      { name: 'lijst.xlsx', type: xlsx, content: emptyFileInZip('xl/workbook.xml') },
      // Of an archive only the first bytes are read: this one says that it is 4 GB large inside.
      { name: 'bom.zip', type: 'application/zip', content: hugeInZip },
    ]) {
      const reply = await send(admin, ticketId, content, { name, type });
      const attachment = attachmentSchema.parse(await reply.json());
      const saved = await contentOf(admin, ticketId, attachment);

      expect(attachment).toMatchObject({ name, bytes: content.length });
      expect(Buffer.from(await saved.arrayBuffer())).toEqual(content);
      expect(saved.headers.get('content-disposition')).toBe(
        `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      );
      expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
      expect(saved.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    }
  });

  it('refuses what is no text to its last byte, and a name that would run is not kept', async () => {
    const { admin } = desk();
    const { ticketId } = await ticketOf();
    const text = { name: 'a.txt', type: 'text/plain' };
    const long = Buffer.alloc(200_000, 'a');

    const refused = [
      await send(admin, ticketId, Buffer.concat([long, Buffer.of(0)]), text),
      await send(admin, ticketId, Buffer.concat([long, Buffer.of(0xc3)]), text),
      await send(admin, ticketId, Buffer.from('MZ\x90\0', 'latin1'), text),
      await send(admin, ticketId, Buffer.alloc(0), text),
      await send(admin, ticketId, Buffer.from('%PDF-1.7\n'), text),
      await send(admin, ticketId, long, { name: 'a.docx', type: docx }),
    ];
    const script = await send(admin, ticketId, Buffer.from('<script>alert(1)</script>'), {
      name: '..\\start.html',
      type: 'text/plain',
    });
    const codes = await Promise.all(
      refused.map(async (reply) => ((await reply.json()) as { code: string }).code),
    );

    expect(new Set(codes)).toEqual(new Set(['attachment/not-what-it-says']));
    expect(attachmentSchema.parse(await script.json()).name).toBe('start.html.txt');
  });
}
