import type { Locale } from '../../shared/domain/locale.ts';
import type { DeskWords } from '../words/desk-words.ts';
import type { EscalationPackage } from './package.ts';

/** PDF points of 1/72 inch. */
const margin = 56;
const sizes = { H1: 20, H2: 13, P: 10.5 } as const;

/** One piece of text and what it is: a heading, or a paragraph. */
interface Block {
  readonly is: keyof typeof sizes;
  readonly text: string;
}

/**
 * A package as a tagged PDF, so that a screen reader tells headings from text. Standard Helvetica (WinAnsi)
 * covers Dutch and English; other characters are left out, the JSON has them.
 */
export async function drawPackage(
  content: EscalationPackage,
  locale: Locale,
  say: DeskWords,
): Promise<Uint8Array> {
  // Only now: loading it costs more than most starts of a desk want to pay.
  const { default: PDFDocument } = await import('pdfkit');
  const title = say('escalation:package.title', { ticket: content.ticket });
  const document = new PDFDocument({
    size: 'A4',
    margin,
    tagged: true,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const root = document.struct('Document');
  document.addStructure(root);
  for (const { is, text } of blocksOf(content, title, locale, say)) {
    root.add(
      document.struct(is, {}, () => {
        document
          .font(is === 'P' ? 'Helvetica' : 'Helvetica-Bold')
          .fontSize(sizes[is])
          .text(printable(text))
          .moveDown(is === 'P' ? 0.3 : 0.5);
      }),
    );
  }
  root.end();
  document.end();
  await finished;
  return Buffer.concat(chunks);
}

function blocksOf(
  content: EscalationPackage,
  title: string,
  locale: Locale,
  say: DeskWords,
): readonly Block[] {
  const heading = (key: string): Block => ({ is: 'H2', text: say(`escalation:package.${key}`) });
  const line = (key: string, value: string): Block => ({
    is: 'P',
    text: `${say(`escalation:package.${key}`)}: ${value === '' ? say('escalation:unknown') : value}`,
  });
  const moment = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
      Date.parse(at),
    );
  return [
    { is: 'H1', text: title },
    line('site', content.site),
    line('asked-by', content.askedBy),
    line('supplier', content.supplier),
    line('reference', content.reference),
    line('made-at', moment(content.madeAt)),
    heading('reason'),
    { is: 'P', text: content.reason },
    heading('facts'),
    ...content.facts.map(({ fact, value }): Block => {
      const words =
        value === null
          ? say('escalation:unknown')
          : value === ''
            ? say('escalation:not-applicable')
            : value;
      return { is: 'P', text: `${say(`escalation:fact.${fact}`)}: ${words}` };
    }),
    heading('warranty'),
    { is: 'P', text: content.warranty === '' ? say('escalation:unknown') : content.warranty },
    heading('readout'),
    ...(content.readAt === null
      ? [{ is: 'P', text: say('escalation:package.not-read') } as const]
      : [line('read-at', moment(content.readAt))]),
    ...content.readout.map(({ key, value, unit, layer }): Block => ({
      is: 'P',
      text: `${key}: ${String(value)}${unit === null ? '' : ` ${unit}`} (${layer})`,
    })),
  ];
}

/** What the standard fonts of a PDF can show; the dot that masks stands for itself. */
function printable(text: string): string {
  return text.replaceAll('•', '\u00b7').replace(/[^\n\u0020-\u007e\u00a0-\u00ff€‘’“”–—…]/gu, '');
}
