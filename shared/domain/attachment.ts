import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { visitCodeSchema } from './ticket.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What may be put on a ticket: pictures that every browser draws, and what is only ever saved. No SVG: it
 * can hold a program.
 */
export const attachmentTypeSchema = z.enum([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'application/pdf',
  'image/heic',
  'text/plain',
  'application/zip',
  docx,
  xlsx,
]);
export type AttachmentType = z.infer<typeof attachmentTypeSchema>;

/** Bytes of one file. */
export const largestAttachment = 10 * 1024 * 1024;

/** Files on one ticket. */
export const mostAttachments = 20;

/** Bytes from the beginning of a file that tell its type. */
export const signatureLength = 16;

/** How each type ends a file's name; the first is what a name without one of them gets. */
const endings = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  'image/heic': ['.heic', '.heif'],
  'text/plain': ['.txt', '.log', '.csv'],
  'application/zip': ['.zip'],
  [docx]: ['.docx'],
  [xlsx]: ['.xlsx'],
} as const satisfies Record<AttachmentType, readonly string[]>;

/** How the names of all that may be put on a ticket end. */
export const attachmentEndings: readonly string[] = Object.values(endings).flat();

/**
 * What a sender may say of a file: what his system says, or what its name says where that knows no type or
 * another one (`.log`, `.heic`, a `.csv` of a spreadsheet). Its bytes decide. Null for what is not taken.
 */
export function typeSaid(name: string, ofSystem: string): AttachmentType | null {
  const type = attachmentTypeSchema.safeParse(ofSystem);
  if (type.success) return type.data;
  const isEnd = (ending: string) => name.toLowerCase().endsWith(ending);
  return attachmentTypeSchema.options.find((each) => endings[each].some(isEnd)) ?? null;
}

/** Brands of a HEIF file with pictures of HEVC (ISO/IEC 23008-12, B.4; `mif1`: 10.2.1). */
const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);

/**
 * The type that the first bytes of a file prove; null for every other. JPEG: ITU-T T.81, annex B. PNG:
 * W3C PNG, 5.2, then IHDR (11.2.1). GIF: GIF89a specification, section 17. WebP: RFC 9649, section 2.4.
 * PDF: ISO 32000-2, 7.5.2; a header that stands later than at the first byte is not taken. HEIC: the box
 * `ftyp` of ISO/IEC 14496-12, 4.3. ZIP: APPNOTE.TXT, 4.3.7; one without a file in it is not taken.
 */
export function typeOfBytes(bytes: Uint8Array): AttachmentType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR') return 'image/png';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (/^%PDF-[12]\.\d$/u.test(text(0, 8))) return 'application/pdf';
  if (text(4, 8) === 'ftyp' && heicBrands.has(text(8, 12))) return 'image/heic';
  if (text(0, 4) === 'PK\x03\x04') return 'application/zip';
  return null;
}

/**
 * Whether bytes bear out what was said. Documents of Word and Excel are ZIP files (ISO/IEC 29500-2); what
 * is in one is never looked at, as that would open an archive of somebody who means harm.
 */
export function bearsOut(proven: AttachmentType | null, said: AttachmentType): boolean {
  return proven === said || (proven === 'application/zip' && (said === docx || said === xlsx));
}

const drawn: ReadonlySet<AttachmentType> = new Set<AttachmentType>([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
]);

/** Whether a page may draw it; all else is only ever saved, also a HEIC, which most browsers cannot draw. */
export function isPicture(type: AttachmentType): boolean {
  return drawn.has(type);
}

const longestName = 120;

/**
 * A name that is safe on every system: the last part of a path, without characters that Windows or a
 * shell reads, ending as its type ends. What is nothing then is called `bestand`.
 */
export function attachmentName(said: string, type: AttachmentType): string {
  const last = said.slice(0, 4096).split(/[/\\]/u).at(-1) ?? '';
  const plain = cleanText(last.replaceAll(/[<>:"|?*%]/gu, ' '), 4096).replace(/^[.\s]+/u, '');
  const ending = endings[type].find((each) => plain.toLowerCase().endsWith(each)) ?? null;
  const bare = ending === null ? plain : plain.slice(0, -ending.length);
  const shown = ending === null ? endings[type][0] : plain.slice(-ending.length);
  const stem = Array.from(bare)
    .slice(0, longestName - shown.length)
    .join('')
    .replace(/[.\s]+$/u, '');
  return `${stem === '' ? 'bestand' : stem}${shown}`;
}

/** What somebody who cannot see it hears, and everybody reads under it. */
export const attachmentDescriptionSchema = z
  .string()
  .max(2000)
  .transform((text) => cleanText(text, 300))
  .pipe(z.string().max(300));

/** One file on a ticket. */
export const attachmentSchema = z.strictObject({
  attachmentId: uuidSchema,
  name: z
    .string()
    .min(1)
    .max(longestName * 2),
  type: attachmentTypeSchema,
  bytes: z.int().positive().max(largestAttachment),
  description: z.string().max(300),
  addedAt: timestampSchema,
  addedBy: z.strictObject({ accountId: uuidSchema, name: z.string().max(120) }),
  /** The ticket that it was put on, when that one goes on in this one; else null. */
  mergedFrom: visitCodeSchema.nullable(),
});
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>;

/** A photo that came with a later visit of the same ticket. */
export const laterPhotoSchema = z.strictObject({
  hash: contentHashSchema,
  visitor: z.string().max(120),
  at: timestampSchema,
});
export type LaterPhoto = Readonly<z.infer<typeof laterPhotoSchema>>;

/** Whoever added it takes it away again, and a lead or admin does so for everybody. */
export function mayRemove(
  attachment: Pick<Attachment, 'addedBy'>,
  person: { readonly accountId: string; readonly role: string },
): boolean {
  return (
    attachment.addedBy.accountId === person.accountId ||
    person.role === 'lead' ||
    person.role === 'admin'
  );
}
