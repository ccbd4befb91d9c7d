import type { CheckedHandover } from '../../shared/contract/handover-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import { receiptPdf } from '../handover/receipt-pdf.ts';
import { dayWords } from '../words/day-words.ts';
import { deskWords } from '../words/desk-words.ts';
import { type MailContent, mailOf } from './message.ts';

/** The receipt of a handover as a mail in the language in which it was signed, with the sheet of A5. */
export async function receiptMail(
  { settings }: Pick<DeskContext, 'settings'>,
  checked: CheckedHandover,
): Promise<MailContent> {
  const { kind, locale, holder, items, dueOn } = checked.handover.document;
  const say = deskWords(locale);
  const pdf = await receiptPdf(checked, 'a5', settings);
  const [first] = items;
  const device = `${first?.name ?? ''} ${first?.tag ?? ''}`;
  return mailOf(
    locale,
    say('mail:receipt.subject', {
      title: say(`handover:receipt.${kind}`),
      device: items.length > 1 ? say('mail:receipt.more', { device }) : device,
    }),
    [
      say('mail:hello', { name: holder.name }),
      say(`mail:receipt.${kind}`),
      items.map(({ name, tag }) => `- ${name} (${tag})`).join('\n'),
      ...(dueOn === null ? [] : [say('mail:receipt.due', { day: dayWords(dueOn, locale) })]),
      say('mail:receipt.attached'),
      {
        words: say('mail:receipt.page'),
        href: new URL(checked.receiptPath, settings.publicUrl).href,
      },
      say('mail:bye', { desk: settings.siteName }),
    ],
    [
      {
        name: `${first?.tag ?? 'balie'}.pdf`,
        type: 'application/pdf',
        base64: pdf.toString('base64'),
      },
    ],
  );
}
