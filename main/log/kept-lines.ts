import type { Clock } from '../../shared/base/clock.ts';
import type { Log, LogFields } from './log.ts';

const mostLines = 1000;

/** A log whose latest lines can be sent for when something is wrong. */
export interface KeptLines extends Log {
  /** JSON lines, oldest first. */
  readonly bundle: () => string;
}

/**
 * Passes every line on, and keeps the latest as they may leave the machine: time, level, message, fault
 * code and figures. What a fault says in words stays here, since a device may have said it.
 */
export function keptLines(log: Log, clock: Clock): KeptLines {
  const lines: string[] = [];
  const keep = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}) => {
    const { fault, count, attempt, delayMs, port, version } = fields;
    const at = new Date(clock.nowMs()).toISOString();
    lines.push(
      JSON.stringify({ at, level, message, fault, count, attempt, delayMs, port, version }),
    );
    if (lines.length > mostLines) lines.shift();
  };
  return {
    info: (message, fields) => {
      keep('info', message, fields);
      log.info(message, fields);
    },
    warn: (message, fields) => {
      keep('warn', message, fields);
      log.warn(message, fields);
    },
    error: (message, fields) => {
      keep('error', message, fields);
      log.error(message, fields);
    },
    bundle: () => lines.join('\n'),
  };
}
