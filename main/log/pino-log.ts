import pino from 'pino';
import type { Log, LogFields } from './log.ts';

/** JSON lines on stderr, so that stdout keeps what a person or a parent process reads. */
export function pinoLog(level: string): Log {
  const logger = pino({ level, base: { program: 'kiosk' } }, pino.destination({ dest: 2 }));
  return {
    info: (message, fields) => {
      logger.info(written(fields), message);
    },
    warn: (message, fields) => {
      logger.warn(written(fields), message);
    },
    error: (message, fields) => {
      logger.error(written(fields), message);
    },
  };
}

function written(fields: LogFields | undefined): object {
  if (fields?.error === undefined) return fields ?? {};
  const { error, ...rest } = fields;
  return {
    ...rest,
    err: error instanceof Error ? error : new Error('Something that is no Error was thrown'),
  };
}
