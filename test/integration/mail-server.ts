import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import type { MailSettings } from '../../desk/mail/mail-settings.ts';

/** A mail as it came in. */
export interface ReceivedMail {
  readonly to: string;
  readonly headers: ReadonlyMap<string, string>;
  /** By type of content, decoded. */
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly raw: string;
}

/** A real mail server in this process. */
export interface MailServer {
  readonly settings: MailSettings;
  readonly mails: ReceivedMail[];
  /** Passwords that were offered. */
  readonly passwords: string[];
  /** What is said to the next recipients: a status of SMTP, or null to take them. */
  refuseWith: number | null;
  stop(): Promise<void>;
}

/** Starts a server that takes mail without TLS, or offers TLS by the certificate that nobody trusts. */
export async function startMailServer(
  options: { readonly offersTls?: boolean } = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const passwords: string[] = [];
  const state = { refuseWith: null as number | null };
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: options.offersTls === true ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, answer) => {
      passwords.push(password ?? '');
      answer(null, { user: username ?? '' });
    },
    onRcptTo: (_address, _session, answer) => {
      answer(
        state.refuseWith === null
          ? null
          : Object.assign(new Error('Mailbox unavailable'), { responseCode: state.refuseWith }),
      );
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(' ');
        received.push(parsedMail(to, Buffer.concat(chunks).toString('latin1')));
        answer(null);
      });
    },
  });
  // A client that leaves because it trusts no certificate is part of some tests.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = z.object({ port: z.number() }).parse(listening.address());
  return {
    settings: { host: '127.0.0.1', port, tls: 'none', auth: null, from: 'balie@desk.example' },
    mails: received,
    passwords,
    get refuseWith() {
      return state.refuseWith;
    },
    set refuseWith(status) {
      state.refuseWith = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** What a mail program makes of it (RFC 2045), as far as the desk uses it. */
function parsedMail(to: string, raw: string): ReceivedMail {
  const { headers, body } = split(raw);
  const parts = new Map<string, Buffer>();
  const collect = (type: string, encoding: string, content: string) => {
    const boundary = /boundary="?([^";]+)"?/u.exec(type)?.[1];
    if (boundary === undefined) {
      parts.set(type.split(';')[0] ?? '', decoded(encoding, content));
      return;
    }
    for (const piece of content.split(`--${boundary}`).slice(1, -1)) {
      const inner = split(piece.replace(/^\r\n/u, ''));
      collect(
        inner.headers.get('content-type') ?? 'text/plain',
        inner.headers.get('content-transfer-encoding') ?? '7bit',
        inner.body,
      );
    }
  };
  collect(
    headers.get('content-type') ?? 'text/plain',
    headers.get('content-transfer-encoding') ?? '7bit',
    body,
  );
  return { to, headers, parts, raw };
}

function split(raw: string): { readonly headers: Map<string, string>; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/gu, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decoded(encoding: string, content: string): Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'latin1');
  const bytes = content
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
