import { create as createQr } from 'qrcode';
import { assertNever } from '../../shared/base/assert-never.ts';
import { placeWords } from '../../shared/domain/place-words.ts';
import { tagOf } from '../../shared/domain/locale.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { type Paper, openPaper } from '../../shared/paper/paper.ts';
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
/** What a device calls itself may take two lines. */
const longestName = 60;

/** A part of the slip, from top to bottom. */
type Line =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly size: number;
      readonly face: 'regular' | 'bold';
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly content: string };

/**
 * Makes the function that draws slips. The page is as long as its content, so that the printer cuts
 * there.
 */
export function slipDrawer(texts: SlipTexts): DrawSlip {
  return async (content) => {
    const lines = linesOf(content, texts);
    const title = texts(content.takeAway.locale, 'title', { code: content.takeAway.visitCode });
    const { document } = await drawn(lines, title, tallest);
    return (await drawn(lines, title, document.y + margin)).end();
  };
}

function linesOf(content: SlipContent, texts: SlipTexts): readonly Line[] {
  const { takeAway } = content;
  const { locale, wait, opensAt, today, away, peopleAhead, deviceName, replyBy, statusUrl } =
    takeAway;
  const { elsewhere } = takeAway;
  const t = (key: string, params?: Readonly<Record<string, string | number>>): string =>
    texts(locale, key, params);
  const small = (text: string): Line => ({ kind: 'text', text, size: 10, face: 'regular' });
  const dated = new Intl.DateTimeFormat(tagOf[locale], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: content.timeZone,
  });
  const promised = new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: content.timeZone,
  });
  const lines: Line[] = [];
  if (content.siteName !== '') {
    lines.push({ kind: 'text', text: content.siteName, size: 12, face: 'bold' });
  }
  lines.push(small(t('your-number')));
  lines.push({ kind: 'text', text: takeAway.visitCode, size: 56, face: 'bold' });
  if (peopleAhead !== null) lines.push(small(t('ahead', { count: peopleAhead })));
  if (opensAt !== null) {
    const closed = today === 'unlikely' ? 'not-today' : 'closed-until';
    lines.push(small(t(closed, { moment: promised.format(Date.parse(opensAt)) })));
  }
  if (wait !== null) {
    const { fromMinutes: from, toMinutes: to } = wait;
    const [range, one] = opensAt === null ? ['wait', 'wait-one'] : ['wait-then', 'wait-then-one'];
    lines.push(small(from === to ? t(one, { to }) : t(range, { from, to })));
  }
  if (today === 'perhaps') lines.push(small(t('perhaps-not-today')));
  if (away !== null) {
    const { expectedAt } = away;
    lines.push(
      small(
        expectedAt === undefined
          ? t('skill-away')
          : t('skill-away-until', { moment: promised.format(Date.parse(expectedAt)) }),
      ),
    );
  }
  lines.push({ kind: 'rule' });
  lines.push({ kind: 'text', text: t(`next-step.${takeAway.nextStep}`), size: 12, face: 'bold' });
  if (elsewhere !== undefined) {
    const moment = promised.format(Date.parse(elsewhere.startsAt));
    lines.push(small(t('elsewhere', { place: placeWords(elsewhere), moment })));
  }
  if (replyBy !== null) {
    lines.push(small(t('reply-by', { moment: promised.format(Date.parse(replyBy)) })));
  }
  if (deviceName !== null) {
    lines.push(small(t('device', { name: cleanText(deviceName, longestName) })));
  }
  if (content.keysWiped) lines.push(small(t('keys-wiped')));
  if (statusUrl !== null) {
    lines.push({ kind: 'rule' }, { kind: 'qr', content: statusUrl }, small(t('follow')));
  }
  lines.push({ kind: 'rule' });
  lines.push(small(t('printed-at', { time: dated.format(content.printedAtMs) })));
  return lines;
}

async function drawn(lines: readonly Line[], title: string, height: number): Promise<Paper> {
  const paper = await openPaper({
    size: [width, height],
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  for (const line of lines) draw(paper, line);
  return paper;
}

function draw(paper: Paper, line: Line): void {
  const { document } = paper;
  switch (line.kind) {
    case 'text':
      paper.write(
        line.text,
        { size: line.size, face: line.face, width: inner, align: 'center' },
        margin,
      );
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
