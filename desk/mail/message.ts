import { z } from 'zod';
import type { Locale } from '../../shared/domain/locale.ts';

const attachmentSchema = z.strictObject({
  name: z.string().max(120),
  type: z.string().max(80),
  base64: z.string().max(8_000_000),
});

/** A mail as it waits in the database. */
export const mailContentSchema = z.strictObject({
  locale: z.enum(['nl', 'en']),
  subject: z.string().max(300),
  text: z.string().max(40_000),
  html: z.string().max(80_000),
  attachments: z.array(attachmentSchema).max(5),
});
export type MailContent = Readonly<z.infer<typeof mailContentSchema>>;

/** A paragraph, or an address to follow. */
export type MailPart = string | { readonly words: string; readonly href: string };

/** A mail of plain paragraphs, the same as text and as HTML; names and words of people are only ever text in it. */
export function mailOf(
  locale: Locale,
  subject: string,
  parts: readonly MailPart[],
  attachments: MailContent['attachments'] = [],
): MailContent {
  const text = parts.map((part) =>
    typeof part === 'string' ? part : `${part.words}\n${part.href}`,
  );
  const html = parts.map((part) =>
    typeof part === 'string'
      ? `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`
      : `<p><a href="${escaped(part.href)}">${escaped(part.words)}</a></p>`,
  );
  return {
    locale,
    // One line, whatever a name has in it; the library encodes what a header may not hold.
    subject: subject.replaceAll(/\s+/gu, ' ').slice(0, 200),
    text: `${text.join('\n\n')}\n`,
    html: [
      '<!doctype html>',
      `<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      '<body style="font:16px/1.5 sans-serif;color:#111;background:#fff;max-width:40em">',
      ...html,
      '</body></html>',
    ].join('\n'),
    attachments: [...attachments],
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '');
}
