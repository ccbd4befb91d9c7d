import { expect, it } from 'vitest';
import { mailSettingsFrom } from './mail-settings.ts';

const named = { BALIE_SMTP_HOST: 'mail.example.org', BALIE_MAIL_FROM: 'balie@example.org' };

it('sends no mail unless a server is named', () => {
  expect(mailSettingsFrom({ BALIE_MAIL_FROM: 'balie@example.org' })).toEqual({
    ok: true,
    value: null,
  });
});

it('wants TLS unless told otherwise: by a command, or from the first byte at port 465', () => {
  const tlsOf = (more: Readonly<Record<string, string>>) => {
    const settings = mailSettingsFrom({ ...named, ...more });
    return settings.ok ? settings.value?.tls : settings.fault;
  };

  expect([
    tlsOf({}),
    tlsOf({ BALIE_SMTP_PORT: '465' }),
    tlsOf({ BALIE_SMTP_PORT: '25', BALIE_SMTP_TLS: 'none' }),
  ]).toEqual(['starttls', 'implicit', 'none']);
});

it('signs in when it has both a name and a password', () => {
  expect(
    mailSettingsFrom({ ...named, BALIE_SMTP_USER: 'balie', BALIE_SMTP_PASSWORD: 'geheim' }),
  ).toEqual({
    ok: true,
    value: {
      host: 'mail.example.org',
      port: 587,
      tls: 'starttls',
      auth: { user: 'balie', password: 'geheim' },
      from: 'balie@example.org',
    },
  });
});

it.each([
  [{ BALIE_MAIL_FROM: 'balie' }, 'BALIE_MAIL_FROM'],
  [{ BALIE_MAIL_FROM: 'a@b.nl\r\nBcc: c@d.nl' }, 'BALIE_MAIL_FROM'],
  [{ BALIE_SMTP_HOST: 'mail example' }, 'BALIE_SMTP_HOST'],
  [{ BALIE_SMTP_PORT: 'many' }, 'BALIE_SMTP_PORT'],
  [{ BALIE_SMTP_TLS: 'maybe' }, 'BALIE_SMTP_TLS'],
  [{ BALIE_SMTP_USER: 'balie' }, 'BALIE_SMTP_PASSWORD'],
  [{ BALIE_SMTP_PASSWORD: 'hunter2' }, 'BALIE_SMTP_PASSWORD'],
])('refuses %j by the name of what is wrong, without what was in it', (wrong, name) => {
  expect(mailSettingsFrom({ ...named, ...wrong })).toEqual({
    ok: false,
    fault: { code: 'input/invalid', detail: `Not a usable value: ${name}` },
  });
});
