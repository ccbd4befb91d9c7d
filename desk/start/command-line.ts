import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type MailSettings, mailSettingsFrom } from '../mail/mail-settings.ts';

export const usage = `npm run desk -- [serve] [options]
  --data <dir>          data folder (default: ./data)
  --host <address>      address to listen on (default: 127.0.0.1)
  --port <number>       port (default: 4750, or the next free one)
  --public-url <url>    where browsers and phones reach the desk
  --site <name>         name on the wall and on slips (default: Balie)
  --kiosk-join <file>   provision a kiosk and write its join file
  --kiosk-name <name>   name of that kiosk (default: Balie)
  --renderer <dir>      built pages (default: out/renderer)
  --log <file>          log to a file instead of standard error
  --backups <dir>       where the backup of each day goes (default: backups in the data folder)
npm run desk -- import-people <csv> [--data <dir>]
  columns staffNumber;badgeNumbers;firstName;lastName;department, badges separated by commas;
  role and mail may follow
npm run desk -- backup --to <dir> [--data <dir>]
  makes a whole backup in a new folder there; the desk may go on running
npm run desk -- restore --from <backup> [--data <dir>]
  makes an empty or absent data folder from a backup
npm run desk -- reset-admin <user name> [--data <dir>]
  a new one-time password for an admin who lost his
Environment: DATABASE_URL=postgres://… for PostgreSQL, BALIE_METRICS_TOKEN for /metrics from elsewhere,
  BALIE_SMTP_HOST and BALIE_MAIL_FROM to send mail (docs/desk/mail.md)
`;

/** What one start of the desk program was asked to do. */
export type Command =
  | {
      readonly name: 'serve';
      readonly dataFolder: string;
      readonly databaseUrl: string | null;
      readonly host: string;
      /** Null: 4750 or the next free one. */
      readonly port: number | null;
      readonly publicUrl: string | null;
      readonly siteName: string;
      readonly kioskJoin: { readonly file: string; readonly kioskName: string } | null;
      readonly rendererFolder: string;
      readonly logFile: string | null;
      readonly metricsToken: string | null;
      /** Null: `backups` in the data folder. */
      readonly backupFolder: string | null;
      readonly mail: MailSettings | null;
    }
  | {
      readonly name: 'import-people';
      readonly dataFolder: string;
      readonly databaseUrl: string | null;
      readonly file: string;
    }
  | {
      readonly name: 'backup';
      readonly dataFolder: string;
      readonly databaseUrl: string | null;
      readonly to: string;
    }
  | {
      readonly name: 'restore';
      readonly dataFolder: string;
      readonly databaseUrl: string | null;
      readonly from: string;
    }
  | {
      readonly name: 'reset-admin';
      readonly dataFolder: string;
      readonly databaseUrl: string | null;
      readonly userName: string;
    }
  | { readonly name: 'help' };

const options = {
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'public-url': { type: 'string' },
  site: { type: 'string' },
  'kiosk-join': { type: 'string' },
  'kiosk-name': { type: 'string' },
  renderer: { type: 'string' },
  log: { type: 'string' },
  backups: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const valuesSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).optional(),
  'public-url': z
    .url({ protocol: /^https?$/u })
    .max(200)
    .optional(),
  site: z.string().trim().min(1).max(80).optional(),
  'kiosk-name': z.string().trim().min(1).max(80).optional(),
});

/** Reads arguments and environment; relative paths count from `folder`. */
export function parseCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Result<Command, Fault> {
  const parsed = parsedArgs(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const checked = valuesSchema.safeParse(values);
  if (!checked.success) {
    const names = checked.error.issues.map((issue) => `--${issue.path.join('.')}`);
    return err(fault('input/invalid', `Not a usable value: ${names.join(', ')}`));
  }
  const dataFolder = resolve(folder, values.data ?? 'data');
  const databaseUrl = environment['DATABASE_URL'] ?? null;
  // Of anything else, also of nothing, the driver would make a server on this machine. Its value is a secret.
  if (databaseUrl !== null && !/^postgres(?:ql)?:\/\//u.test(databaseUrl)) {
    return err(fault('input/invalid', 'Not a usable value: DATABASE_URL'));
  }
  const [name = 'serve', file, ...rest] = positionals;
  if (values.help === true) return ok({ name: 'help' });
  if (name === 'import-people' && file !== undefined && rest.length === 0) {
    return ok({ name, dataFolder, databaseUrl, file: resolve(folder, file) });
  }
  if (name === 'reset-admin' && file !== undefined && rest.length === 0) {
    return ok({ name, dataFolder, databaseUrl, userName: file });
  }
  if (name === 'backup' && file === undefined && values.to !== undefined) {
    return ok({ name, dataFolder, databaseUrl, to: resolve(folder, values.to) });
  }
  if (name === 'restore' && file === undefined && values.from !== undefined) {
    return ok({ name, dataFolder, databaseUrl, from: resolve(folder, values.from) });
  }
  if (name !== 'serve' || file !== undefined) {
    return err(fault('input/invalid', `Unknown command: ${positionals.join(' ')}`));
  }
  const mail = mailSettingsFrom(environment);
  if (!mail.ok) return mail;
  const joinFile = values['kiosk-join'];
  return ok({
    name,
    dataFolder,
    databaseUrl,
    host: values.host ?? '127.0.0.1',
    port: checked.data.port ?? null,
    publicUrl: checked.data['public-url']?.replace(/\/+$/u, '') ?? null,
    siteName: checked.data.site ?? 'Balie',
    kioskJoin:
      joinFile === undefined
        ? null
        : {
            file: resolve(folder, joinFile),
            kioskName: checked.data['kiosk-name'] ?? 'Balie',
          },
    rendererFolder: resolve(folder, values.renderer ?? join('out', 'renderer')),
    logFile: values.log === undefined ? null : resolve(folder, values.log),
    metricsToken: environment['BALIE_METRICS_TOKEN'] ?? null,
    backupFolder: values.backups === undefined ? null : resolve(folder, values.backups),
    mail: mail.value,
  });
}

function parsedArgs(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    return err(fault('input/invalid', error instanceof Error ? error.message : String(error)));
  }
}
