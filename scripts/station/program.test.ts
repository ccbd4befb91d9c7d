import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Program, ProgramFailed, type ProgramParts, type Ready } from './program.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balie-program-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A program with this source, and everything that is said about it. */
function programOf(source: string, options: Partial<ProgramParts> = {}) {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  writeFileSync(file, source);
  const said: string[] = [];
  const before: (Ready | null)[] = [];
  let heard: () => void = () => {};
  const program = new Program({
    name: 'desk',
    launch: (last) => {
      before.push(last);
      return fork(file, { stdio: 'ignore' });
    },
    say: (line) => {
      said.push(line);
      heard();
    },
    backOffMs: [1],
    ...options,
  });
  const saying = (words: string) =>
    new Promise<void>((resolve) => {
      heard = () => {
        if (said.some((line) => line.includes(words))) resolve();
      };
      heard();
    });
  return { program, said, before, saying };
}

const ready = `process.send({ type: 'ready', url: 'http://127.0.0.1:4750' });`;
const untilTerminated = `setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0));`;

it('tells where the program serves', async () => {
  const { program } = programOf(ready + untilTerminated);

  expect(await program.start()).toMatchObject({ url: 'http://127.0.0.1:4750' });
  await program.stop();
});

it('starts a program again that dies, and lets it know where it was', async () => {
  const { program, before, saying } = programOf(`${ready} setTimeout(() => process.exit(3), 50);`);

  await program.start();
  await saying('The desk ended (exit 3)');
  await saying('The desk runs again.');
  await program.stop();

  expect(before.slice(0, 2)).toMatchObject([null, { url: 'http://127.0.0.1:4750' }]);
});

it('passes on the address for another browser', async () => {
  const { program, saying } = programOf(
    `${ready} process.send({ type: 'address', url: 'http://127.0.0.1:4751/?key=2' });${untilTerminated}`,
  );

  await program.start();
  await saying('For another browser: http://127.0.0.1:4751/?key=2');
  await program.stop();
});

it('passes on why a program cannot start', async () => {
  const { program } = programOf(
    `process.send({ type: 'failed', fault: { code: 'store/failed', detail: 'port 4750 is taken' } });`,
  );

  await expect(program.start()).rejects.toThrow(
    new ProgramFailed('The desk cannot start: port 4750 is taken'),
  );
});

it('says it when a program ends before it serves', async () => {
  const { program } = programOf(`process.exit(7);`);

  await expect(program.start()).rejects.toThrow('The desk ended at its start (exit 7).');
});

it('does not wait for ever for a program that says nothing', async () => {
  const { program } = programOf(`setInterval(() => {}, 1000);`, { limitMs: 100 });

  await expect(program.start()).rejects.toThrow('The desk did not answer within 0.1 s.');
});

it('says it when a program cannot be started at all', async () => {
  const { program } = programOf('', { launch: () => spawn('/nowhere/electron') });

  await expect(program.start()).rejects.toThrow('ENOENT');
});

it('ends a program that does not stop by itself', async () => {
  const { program, said } = programOf(
    `process.on('SIGTERM', () => {}); ${ready} setInterval(() => {}, 1000);`,
    { graceMs: 50 },
  );

  await program.start();
  await program.stop();

  expect(said).toEqual(['The desk did not stop by itself and is ended.']);
});
