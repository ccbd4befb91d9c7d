import type { CheckedHandover } from '../../shared/contract/handover-routes.ts';
import { missingAccessories } from '../../shared/domain/accessory.ts';
import { type Locale, tagOf } from '../../shared/domain/locale.ts';
import { pathOf, signatureField } from '../../shared/domain/signature.ts';
import { type Paper, openPaper } from '../../shared/paper/paper.ts';
import { drawCode } from '../export/draw-code.ts';
import type { DeskSettings } from '../settings.ts';
import { dayWords } from '../words/day-words.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';

/** A sheet for a folder, or a slip of a roll. */
export type ReceiptPaper = 'a5' | '80';

/** PDF counts in points of 1/72 inch. */
const pointsPerMm = 72 / 25.4;
const mm = (length: number) => length * pointsPerMm;
/** Width in mm, and the sizes of text in points. The roll is cut where the text ends. */
const sizes = {
  a5: { width: 148, height: 210, margin: 12, title: 16, text: 9.5 },
  '80': { width: 80, height: null, margin: 4, title: 13, text: 9 },
} as const;

/** Where the desk stands, and where phones reach it. */
type ReceiptPlace = Pick<DeskSettings, 'timeZone' | 'publicUrl'>;

/** What was signed, with the signature and the seal; a form to sign by hand when that is still to come. */
export async function receiptPdf(
  checked: CheckedHandover,
  size: ReceiptPaper,
  { timeZone, publicUrl }: ReceiptPlace,
): Promise<Buffer> {
  const { width, height, margin } = sizes[size];
  const drawn = async (length: number): Promise<Paper> => {
    const paper = await openPaper({
      size: [mm(width), length],
      margin: mm(margin),
      info: { Title: deskWords(checked.handover.document.locale)('handover:title') },
    });
    drawReceipt(paper, checked, size, timeZone);
    drawPageCode(paper, checked, size, new URL(checked.receiptPath, publicUrl).href);
    return paper;
  };
  if (height !== null) return (await drawn(mm(height))).end();
  // A roll has no height: drawn once on a long one to see where it ends.
  const { document } = await drawn(longestSlip);
  return (await drawn(Math.min(longestSlip, Math.ceil(document.y + mm(margin))))).end();
}

/** PDF 1.3 allows no longer page (ISO 32000-1, annex C). */
const longestSlip = 14_000;

function drawReceipt(
  paper: Paper,
  { handover, wentOut }: CheckedHandover,
  size: ReceiptPaper,
  timeZone: string | undefined,
): void {
  const { document: signed, signature, seal } = handover;
  const say = deskWords(signed.locale);
  const { title, text } = sizes[size];
  const heading = (words: string) => paper.write(words, { size: text, face: 'bold' });
  const line = (words: string) => paper.write(words, { size: text });
  const gap = () => paper.document.moveDown(0.5);

  paper.write(say(`handover:receipt.${signed.kind}`), { size: title, face: 'bold' });
  gap();
  line(
    say('handover:receipt.who', {
      name: nameOf(signed.holder),
      by: signed.by,
      moment: momentWords(signed.at, signed.locale, timeZone),
    }),
  );
  if (signed.dueOn !== null) {
    heading(say('handover:receipt.due', { day: dayWords(signed.dueOn, signed.locale) }));
  }
  gap();
  signed.items.forEach((item, at) => {
    heading(`${item.name}  ${item.tag}`);
    if (item.serial !== null) line(say('handover:receipt.serial', { serial: item.serial }));
    line(accessoryWords(item.accessories, say));
    const { words, reading } = item.condition;
    line(words === '' ? say('handover:condition.none') : words);
    if (reading !== null) line(say('handover:line.read', { serial: reading.serial }));
    const before = wentOut[at] ?? null;
    if (before !== null) {
      const missing = missingAccessories(before.accessories, item.accessories);
      line(
        `${say('handover:condition.out')}: ${accessoryWords(before.accessories, say)}. ${
          before.condition.words === '' ? say('handover:condition.none') : before.condition.words
        }`,
      );
      if (missing.length > 0) {
        heading(say('handover:receipt.missing', { what: accessoryWords(missing, say) }));
      }
    }
    gap();
  });
  line(say('handover:receipt.terms', { version: signed.terms.version }));
  line(signed.terms.text);
  gap();
  heading(say('handover:receipt.signature'));
  if (signature.by === 'typed') {
    line(say('handover:receipt.typed', { name: signature.name }));
  } else if (signature.by === 'kiosk') line(say('handover:receipt.left-at-kiosk'));
  else drawSignature(paper.document, signature.by === 'strokes' ? pathOf(signature.strokes) : null);
  gap();
  paper.write(`SHA-256 ${seal}`, { size: text - 2.5, face: 'fixed' });
}

/** The same on a phone, with what changes later and how to use the device. */
function drawPageCode(
  paper: Paper,
  { handover }: CheckedHandover,
  size: ReceiptPaper,
  address: string,
): void {
  const { document } = paper;
  const side = mm(26);
  const bottom = size === 'a5' ? document.page.height - document.page.margins.bottom : null;
  document.moveDown(0.5);
  if (bottom !== null && document.y + side + mm(8) > bottom) document.addPage();
  paper.write(deskWords(handover.document.locale)('handover:receipt.page-scan'), {
    size: sizes[size].text,
  });
  const { left } = document.page.margins;
  const top = document.y + mm(1);
  drawCode(document, address, { left, top, side });
  document.y = top + side;
}

/** The strokes, or the empty field in which somebody signs by hand. */
function drawSignature(document: PDFKit.PDFDocument, path: string | null): void {
  const width = mm(56);
  const scale = width / signatureField.width;
  const height = signatureField.height * scale;
  const { x } = document;
  const y = document.y + mm(1);
  document.save();
  document.translate(x, y).scale(scale);
  if (path === null) {
    document.rect(0, 0, signatureField.width, signatureField.height).lineWidth(3).stroke('black');
  } else {
    document.path(path).lineWidth(4).lineCap('round').lineJoin('round').stroke('black');
  }
  document.restore();
  document.y = y + height;
}

function accessoryWords(
  list: readonly { readonly name: string; readonly count: number }[],
  say: DeskWords,
): string {
  return list.length === 0
    ? say('handover:line.nothing')
    : list.map(({ name, count }) => (count > 1 ? `${count} × ${name}` : name)).join(', ');
}

function nameOf({
  name,
  staffNumber,
}: {
  readonly name: string;
  readonly staffNumber: string | null;
}) {
  return staffNumber === null ? name : `${name} (${staffNumber})`;
}

function momentWords(at: string, locale: Locale, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at));
}
