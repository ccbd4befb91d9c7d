import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, timestamp } from '../../shared/base/clock.ts';
import { faultSchema } from '../../shared/base/fault.ts';
import type { RouteName, Session } from '../../shared/contract/desk-contract.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { type AnyInput, type AuditRule, ruleOf } from './rule-of.ts';
import { changesBetween } from './changes.ts';

/** One request that is written down, while its handler runs. */
interface Act {
  readonly name: RouteName;
  readonly rule: AuditRule;
  readonly input: AnyInput;
  readonly session: Session;
  written: boolean;
}

/**
 * Writes a line of the trail for each request that the rules name, in the transaction of what its handler
 * writes: what is not committed leaves no line, and nothing is committed without one (ADR 41).
 */
export class Acts {
  readonly #running = new AsyncLocalStorage<Act>();
  readonly #parts: { readonly clock: Clock; readonly newId: () => string };

  constructor(parts: { readonly clock: Clock; readonly newId: () => string }) {
    this.#parts = parts;
  }

  /** Runs the handler of a request; what it writes first gets the line, if there is to be one. */
  during<T>(
    name: RouteName,
    input: AnyInput,
    session: Session | null,
    handler: () => Promise<T>,
  ): Promise<T> {
    const rule = ruleOf(name);
    if (rule === null || session === null) return handler();
    return this.#running.run({ name, rule, input, session, written: false }, handler);
  }

  /** The same database, which adds the line of the act that is running to what that writes. */
  over(database: DeskDatabase): DeskDatabase {
    return {
      kind: database.kind,
      read: database.read,
      write: async (command) => {
        const act = this.#running.getStore();
        if (act === undefined || act.written) return database.write(command);
        const done = await database.write((db) => this.#withLine(db, act, command));
        act.written = done.told;
        return done.value;
      },
      writeStatement: (prepare) => database.writeStatement(prepare),
      writeAlone: (statement) => database.writeAlone(statement),
      commandsBegun: () => database.commandsBegun(),
      onQuiet: (listener) => {
        database.onQuiet(listener);
      },
      scrub: () => database.scrub(),
      close: () => database.close(),
    };
  }

  async #withLine<T>(
    db: Db,
    { name, rule, input, session }: Act,
    command: (db: Db) => Promise<T>,
  ): Promise<{ readonly value: T; readonly told: boolean }> {
    const look = rule.look?.(input);
    const before = rule.makes(input) ? null : ((await look?.(db)) ?? null);
    const value = await command(db);
    if (isRefused(value)) return { value, told: false };
    const after = (await look?.(db)) ?? null;
    const details = { ...rule.details(input), ...changesBetween(before, after) };
    // A command that only looks something up, or a change to what it was already.
    if (look !== undefined && Object.keys(details).length === 0) return { value, told: false };
    await addAudit(db, {
      lineId: this.#parts.newId(),
      at: timestamp(this.#parts.clock),
      ...actorOf(session),
      area: rule.area,
      kind: name,
      subject: rule.subject(input, before ?? after),
      details,
    });
    return { value, told: true };
  }
}

/** A command that answered with a fault, bare or as a result, or that it changed nothing. */
function isRefused(value: unknown): boolean {
  if (value === false) return true;
  if (typeof value !== 'object' || value === null) return false;
  return ('ok' in value && value.ok === false) || faultSchema.safeParse(value).success;
}
