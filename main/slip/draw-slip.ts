import { create as createQr } from 'qrcode';
import { assertNever } from '../../shared/base/assert-never.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { DrawSlip, SlipContent } from './slip-content.ts';
import type { SlipTexts } from './slip-texts.ts';

/** PDF points of 1/72 inch. */
const pointsPerMm = 72 / 25.4;
const width = 80 * pointsPerMm;
/** 72 mm is what the heads of 80 mm printers reach. */
const margin = 4 * pointsPerMm;
const inner = width - 2 * margin;
const qrSize = 34 * pointsPerMm;
/** Taller than any slip: the first pass only measures. */
const tallest = 400 * pointsPerMm;

/** A part of the slip, from top to bottom. */
type Line =
  | { readonly kind: 'text'; readonly text: string; readonly size: number; readonly bold: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly content: string };

/**
 * Makes the function that draws slips. The page is as long as its content, so that the printer cuts
 * there. Standard Helvetica (WinAnsi) covers Dutch and English; other characters of a device's own
 * name are left out.
 */
export function slipDrawer(texts: SlipTexts): DrawSlip {
  return async (content) => {
    const lines = linesOf(content, texts);
    const title = texts(content.takeAway.locale, 'title', { code: content.takeAway.visitCode });
    const { height } = await render(lines, title, tallest);
    return (await render(lines, title, height)).pdf;
  };
}

function linesOf(content: SlipContent, texts: SlipTexts): readonly Line[] {
  const { takeAway } = content;
  const { locale, wait, peopleAhead, deviceName, statusUrl } = takeAway;
  const t = (key: string, params?: Readonly<Record<string, string | number>>): string =>
    texts(locale, key, params);
  const small = (text: string): Line => ({ kind: 'text', text, size: 10, bold: false });
  const printedAt = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const lines: Line[] = [];
  if (content.siteName !== '') {
    lines.push({ kind: 'text', text: content.siteName, size: 12, bold: true });
  }
  lines.push(small(t('your-number')));
  lines.push({ kind: 'text', text: takeAway.visitCode, size: 56, bold: true });
  if (peopleAhead !== null) lines.push(small(t('ahead', { count: peopleAhead })));
  if (wait !== null) {
    lines.push(small(t('wait', { from: wait.fromMinutes, to: wait.toMinutes })));
  }
  lines.push({ kind: 'rule' });
  lines.push({ kind: 'text', text: t(`next-step.${takeAway.nextStep}`), size: 12, bold: true });
  if (deviceName !== null) lines.push(small(t('device', { name: printable(deviceName) })));
  if (content.keysWiped) lines.push(small(t('keys-wiped')));
  if (statusUrl !== null) {
    lines.push({ kind: 'rule' }, { kind: 'qr', content: statusUrl }, small(t('follow')));
  }
  lines.push({ kind: 'rule' });
  lines.push(small(t('printed-at', { time: printedAt.format(content.printedAtMs) })));
  return lines;
}

/** What a device calls itself, cut to one line of what the printer's font can show. */
function printable(name: string): string {
  return cleanText(name, 60).replace(/[^\u0020-\u007e\u00a0-\u00ff]/gu, '');
}

async function render(
  lines: readonly Line[],
  title: string,
  height: number,
): Promise<{ readonly pdf: Uint8Array; readonly height: number }> {
  // Only now: loading it costs a start of the kiosk more than opening the database.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: [width, height],
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const line of lines) draw(document, line);
  const used = document.y + margin;
  document.end();
  await finished;
  return { pdf: Buffer.concat(chunks), height: used };
}

function draw(document: PDFKit.PDFDocument, line: Line): void {
  switch (line.kind) {
    case 'text':
      document
        .font(line.bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(line.size)
        .text(line.text, margin, document.y, { width: inner, align: 'center' });
      document.y += 3;
      return;
    case 'rule':
      document.y += 5;
      document
        .moveTo(margin, document.y)
        .lineTo(width - margin, document.y)
        .lineWidth(0.7)
        .stroke();
      document.y += 8;
      return;
    case 'qr':
      drawQr(document, line.content);
      return;
    default:
      assertNever(line);
  }
}

/** Square by square, so that no picture library is needed. */
function drawQr(document: PDFKit.PDFDocument, content: string): void {
  const { modules } = createQr(content, { errorCorrectionLevel: 'M' });
  const square = qrSize / modules.size;
  const left = (width - qrSize) / 2;
  const top = document.y;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) {
        document.rect(left + column * square, top + row * square, square, square);
      }
    }
  }
  document.fill('#000000');
  document.y = top + qrSize + 6;
}
