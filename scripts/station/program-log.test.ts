import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLog } from './program-log.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'balie-log-'));
});
afterEach(() => {
  rmSync(data, { recursive: true });
});

it('gives a program its log and keeps no descriptor of it, so that one that keeps crashing costs none', async () => {
  let given = -1;

  const program = withLog(data, 'desk', (log) => {
    given = log;
    const says = 'process.stderr.write("crashed")';
    return spawn(process.execPath, ['-e', says], { stdio: ['ignore', 'ignore', log] });
  });
  const left = () => fstatSync(given);

  expect(left).toThrow('EBADF');
  await once(program, 'exit');
  expect(readFileSync(join(data, 'logs', 'desk.log'), 'utf8')).toBe('crashed');
});

it('keeps no descriptor either when the program cannot be started', () => {
  let given = -1;

  const start = () =>
    withLog(data, 'desk', (log) => {
      given = log;
      throw new Error('not to be started');
    });

  expect(start).toThrow('not to be started');
  expect(() => fstatSync(given)).toThrow('EBADF');
});
