import type { Alert, AlertRule } from '../../shared/domain/fleet/alert.ts';
import { tagOf } from '../../shared/domain/locale.ts';
import { packNumberOf } from '../../shared/domain/release/rolled-out.ts';
import type { DeskSettings } from '../settings.ts';
import { type MailContent, mailOf } from '../mail/message.ts';
import { deskWords } from '../words/desk-words.ts';

/** One mail of all that happened within a minute; a test when nothing did. */
export function alertMail(
  { siteName, publicUrl, timeZone }: DeskSettings,
  { facts: { locale, name } }: AlertRule,
  alerts: readonly Alert[],
): MailContent {
  const say = deskWords(locale);
  const time = new Intl.DateTimeFormat(tagOf[locale], {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const happened = ({ kind, name: subject }: Alert) => {
    const number = kind === 'rollout-halted' ? packNumberOf(subject) : null;
    return number === null
      ? say(`mail:alert.${kind}`, { name: subject })
      : say('mail:alert.pack-halted', { number });
  };
  const lines = alerts.map((alert) =>
    say('mail:alert.line', {
      when: time.format(new Date(alert.at)),
      what: happened(alert),
    }),
  );
  const [first] = alerts;
  const subject =
    first === undefined
      ? say('mail:alert.test', { desk: siteName })
      : alerts.length === 1
        ? happened(first)
        : say('mail:alert.subject', { count: alerts.length, desk: siteName });
  return mailOf(locale, subject, [
    first === undefined ? say('mail:alert.test-lead') : lines.join('\n'),
    { words: say('mail:alert.page'), href: new URL('/console/kiosks', publicUrl).href },
    say('mail:alert.why', { rule: name, desk: siteName }),
  ]);
}
