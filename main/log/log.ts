import type { FaultCode } from '../../shared/base/fault.ts';

/** What may stand in a log line beside its message. Never a name, words, a serial, a code, a token. */
export interface LogFields {
  readonly fault?: FaultCode;
  readonly detail?: string;
  readonly visitId?: string;
  readonly count?: number;
  readonly attempt?: number;
  readonly delayMs?: number;
  readonly port?: number;
  readonly version?: string;
  readonly error?: unknown;
}

/** The log of one program, written by the edges only. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A log that nobody reads. */
export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
