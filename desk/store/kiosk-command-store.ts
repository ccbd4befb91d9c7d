import { mostShownCommands } from '../../shared/contract/fleet-routes.ts';
import type {
  CommandKind,
  KioskCommand,
  ShownCommand,
} from '../../shared/domain/fleet/kiosk-command.ts';
import type { Db } from './tables.ts';

export interface NewCommand {
  readonly commandId: string;
  readonly kioskId: string;
  readonly kind: CommandKind;
  readonly message: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly expiresAt: string;
}

export async function insertCommand(db: Db, command: NewCommand): Promise<void> {
  await db
    .insertInto('kiosk_command')
    .values({
      command_id: command.commandId,
      kiosk_id: command.kioskId,
      kind: command.kind,
      message: command.message,
      state: 'waiting',
      asked_by: command.askedBy,
      asked_at: command.askedAt,
      expires_at: command.expiresAt,
      ended_at: null,
      detail: '',
      bundle: null,
    })
    .execute();
}

/** Nobody waits for these any more: the kiosk is retired, stolen or enrolled anew. */
export async function dropCommands(db: Db, kioskId: string, at: string): Promise<void> {
  await db
    .updateTable('kiosk_command')
    .set({ state: 'expired', ended_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('state', 'in', ['waiting', 'taken'])
    .execute();
}

/** What a kiosk has to do, first asked first. Told again until it says how it ended. */
export async function takeCommands(db: Db, kioskId: string, now: string): Promise<KioskCommand[]> {
  await db
    .updateTable('kiosk_command')
    .set({ state: 'expired', ended_at: now })
    .where('kiosk_id', '=', kioskId)
    .where('state', 'in', ['waiting', 'taken'])
    .where('expires_at', '<=', now)
    .execute();
  const rows = await db
    .updateTable('kiosk_command')
    .set({ state: 'taken' })
    .where('kiosk_id', '=', kioskId)
    .where('state', 'in', ['waiting', 'taken'])
    .returning(['command_id', 'kind', 'message', 'asked_at'])
    .execute();
  return rows
    .toSorted((one, two) => one.asked_at.localeCompare(two.asked_at))
    .slice(0, mostShownCommands)
    .map((row) => ({ commandId: row.command_id, kind: row.kind, message: row.message }));
}

/** Whether a kiosk has anything to do; read first, since nearly always it has not. */
export async function hasCommands(db: Db, kioskId: string): Promise<boolean> {
  const row = await db
    .selectFrom('kiosk_command')
    .select('command_id')
    .where('kiosk_id', '=', kioskId)
    .where('state', 'in', ['waiting', 'taken'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The kiosks that were told to restart after this visitor and did not say yet how it ended. */
export async function drainingKiosks(db: Db, now: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('kiosk_command')
    .select('kiosk_id')
    .where('kind', '=', 'drain')
    .where('state', 'in', ['waiting', 'taken'])
    .where('expires_at', '>', now)
    .execute();
  return new Set(rows.map((row) => row.kiosk_id));
}

/** Enters how a command ended; its kind, or null when it was not open. */
export async function endCommand(
  db: Db,
  end: {
    readonly commandId: string;
    readonly kioskId: string;
    readonly state: 'done' | 'failed';
    readonly detail: string;
    readonly bundle: string | null;
    readonly at: string;
  },
): Promise<CommandKind | null> {
  const row = await db
    .updateTable('kiosk_command')
    .set({ state: end.state, detail: end.detail, bundle: end.bundle, ended_at: end.at })
    .where('command_id', '=', end.commandId)
    .where('kiosk_id', '=', end.kioskId)
    .where('state', 'in', ['waiting', 'taken'])
    .returning('kind')
    .executeTakeFirst();
  return row?.kind ?? null;
}

/** The latest commands of a kiosk, newest first. */
export async function commandsOf(db: Db, kioskId: string, now: string): Promise<ShownCommand[]> {
  const rows = await db
    .selectFrom('kiosk_command')
    .select([
      'command_id',
      'kind',
      'state',
      'asked_by',
      'asked_at',
      'ended_at',
      'detail',
      'expires_at',
    ])
    .where('kiosk_id', '=', kioskId)
    .orderBy('asked_at', 'desc')
    .limit(mostShownCommands)
    .execute();
  return rows.map((row) => ({
    commandId: row.command_id,
    kind: row.kind,
    state: row.ended_at === null && row.expires_at <= now ? 'expired' : row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    detail: row.detail,
  }));
}

/** The log lines that came with a command; null when it is none of this kiosk, or none came. */
export async function bundleOf(db: Db, kioskId: string, commandId: string): Promise<string | null> {
  const row = await db
    .selectFrom('kiosk_command')
    .select('bundle')
    .where('kiosk_id', '=', kioskId)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row?.bundle ?? null;
}

/** Forgets the log lines of commands that were asked before a moment. */
export async function forgetBundles(db: Db, before: string): Promise<void> {
  await db
    .updateTable('kiosk_command')
    .set({ bundle: null })
    .where('asked_at', '<', before)
    .where('bundle', 'is not', null)
    .execute();
}
