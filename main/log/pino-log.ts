import pino, { type DestinationStream } from 'pino';
import { cleanParagraphs, cleanText } from '../../shared/base/untrusted-text.ts';
import type { Log, LogFields } from './log.ts';

/** JSON lines on stderr, so that stdout keeps what a person or a parent process reads. */
export function pinoLog(level: string, to: DestinationStream = pino.destination({ dest: 2 })): Log {
  const logger = pino(
    { level, base: { program: 'kiosk' }, serializers: { err: writtenError } },
    to,
  );
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

/** The words of an error may be those of a device or a service; JSON escapes only a part of what is unsafe. */
function writtenError(error: Error): object {
  const { type, message, stack } = pino.stdSerializers.err(error);
  return {
    type,
    message: cleanText(message, 1000),
    stack: cleanParagraphs(stack, 4000),
  };
}
