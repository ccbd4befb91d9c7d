import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mailAddressSchema } from '../../shared/domain/outgoing.ts';

/** By which server mail leaves, and in whose name. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, by the command STARTTLS, or not at all. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly auth: { readonly user: string; readonly password: string } | null;
  /** The address that mail comes from. */
  readonly from: string;
}

const environmentSchema = z
  .object({
    BALIE_SMTP_HOST: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:-]{1,253}$/u),
    BALIE_SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
    BALIE_SMTP_TLS: z.enum(['implicit', 'starttls', 'none']).optional(),
    BALIE_SMTP_USER: z.string().min(1).max(320).optional(),
    BALIE_SMTP_PASSWORD: z.string().min(1).max(1000).optional(),
    BALIE_MAIL_FROM: mailAddressSchema,
  })
  .refine(
    ({ BALIE_SMTP_USER: user, BALIE_SMTP_PASSWORD: password }) =>
      (user === undefined) === (password === undefined),
    { path: ['BALIE_SMTP_PASSWORD'] },
  );

/**
 * How mail leaves, from the environment; null when it names no server. A fault says which variable
 * cannot be used and never what was in it.
 */
export function mailSettingsFrom(
  environment: Readonly<Record<string, string | undefined>>,
): Result<MailSettings | null, Fault> {
  if (environment['BALIE_SMTP_HOST'] === undefined) return ok(null);
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => path.join('.')));
    return err(fault('input/invalid', `Not a usable value: ${[...names].join(', ')}`));
  }
  const { data } = parsed;
  const { BALIE_SMTP_USER: user, BALIE_SMTP_PASSWORD: password } = data;
  return ok({
    host: data.BALIE_SMTP_HOST,
    port: data.BALIE_SMTP_PORT,
    // Port 465 is for TLS from the first byte (RFC 8314 section 3.3).
    tls: data.BALIE_SMTP_TLS ?? (data.BALIE_SMTP_PORT === 465 ? 'implicit' : 'starttls'),
    auth: user === undefined || password === undefined ? null : { user, password },
    from: data.BALIE_MAIL_FROM,
  });
}
