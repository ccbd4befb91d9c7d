import { expect, it } from 'vitest';
import { pinoLog } from './pino-log.ts';

it('writes the words of an error without controls and marks, in lines of its own', () => {
  const lines: string[] = [];
  const log = pinoLog('info', { write: (line) => void lines.push(line) });
  const words = `\u001b[2J\u202eevil\u009b${'x'.repeat(10_000)}\n{"level":60}`;

  log.error('A handler threw', { error: new Error(words), detail: 'device.read' });

  expect(lines).toHaveLength(1);
  const [line = ''] = lines;
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]|\\u00|\\u20/u);
  expect(line.length).toBeLessThan(6000);
  expect(JSON.parse(line)).toMatchObject({
    msg: 'A handler threw',
    detail: 'device.read',
    err: { type: 'Error', message: expect.stringMatching(/^\[2Jevilx+…$/u) },
  });
});
