import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { MailSettings } from './mail-settings.ts';
import type { MailContent } from './message.ts';

/** What came of one try; `final` when another one cannot end otherwise. */
export type Delivery =
  | { readonly arrived: true }
  | { readonly arrived: false; readonly final: boolean; readonly trouble: string };

/** A mail that is on its way. */
export interface SentMail {
  readonly cause: string;
  readonly follows: string | null;
  readonly to: string;
  readonly content: MailContent;
}

/** A connection to the mail server for some mails in a row. */
export interface SmtpServer {
  send(mail: SentMail): Promise<Delivery>;
  close(): void;
}

/** Milliseconds after which a mail server that says nothing is left. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The mail server of these settings; nothing is asked of it before the first mail. */
export async function smtpServer(settings: MailSettings, name: string): Promise<SmtpServer> {
  // Only a desk that sends pays for loading it.
  const { createTransport } = await import('nodemailer');
  const transport: Transporter = createTransport({
    pool: true,
    maxConnections: 2,
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    ...(settings.auth === null
      ? {}
      : { auth: { user: settings.auth.user, pass: settings.auth.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  });
  return {
    send: async ({ cause, follows, to, content }) => {
      try {
        await transport.sendMail({
          from: { name, address: settings.from },
          // As parts, so that nothing in it is taken for a second address.
          to: { name: '', address: to },
          messageId: messageIdOf(cause, settings.from),
          ...(follows === null ? {} : { inReplyTo: messageIdOf(follows, settings.from) }),
          subject: content.subject,
          text: content.text,
          html: content.html,
          attachments: content.attachments.map(({ name: filename, type, base64 }) => ({
            filename,
            contentType: type,
            content: Buffer.from(base64, 'base64'),
          })),
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': content.locale,
          },
        });
        return { arrived: true };
      } catch (error) {
        return deliveryFromSmtpError(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** The same for the same mail, so that a mailbox knows one that comes twice (RFC 5322 section 3.6.4). */
function messageIdOf(cause: string, from: string): string {
  const left = createHash('sha256').update(cause).digest('hex').slice(0, 40);
  return `<${left}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/**
 * nodemailer 10.6 hangs `code`, `responseCode`, `command` and `response` on the Error (smtp-connection,
 * `_formatError`). Only a refused recipient is final: a refused sender or password is repaired at this side.
 */
function deliveryFromSmtpError(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error;
  const part = (name: string) => (name in error ? String(Reflect.get(error, name) ?? '') : '');
  const status = Number(part('responseCode'));
  const final = part('command') === 'RCPT TO' && status >= 500 && status < 600;
  const answer = part('response') === '' ? error.message : part('response');
  return { arrived: false, final, trouble: cleanText(`${part('code')} ${answer}`, 300) };
}
