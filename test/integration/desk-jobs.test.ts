import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobRunner } from '../../desk/jobs/job-runner.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

it('lets one of several desks do each turn of a job, again after its time, and survives a failing one', async () => {
  let nowMs = Date.parse('2026-11-26T08:00:00.000Z');
  const context = { ...desk.desk.context, clock: { nowMs: () => nowMs } };
  const done: string[] = [];
  const troubles: unknown[] = [];
  const runner = (name: string) =>
    new JobRunner(
      context,
      [
        { name: 'breaks', everyMs: 60_000, run: () => Promise.reject(new Error('broken')) },
        {
          name: 'counts',
          everyMs: 60_000,
          run: () => {
            done.push(name);
            return Promise.resolve();
          },
        },
      ],
      (error) => troubles.push(error),
    );
  const [one, two] = [runner('one'), runner('two')];

  await Promise.all([one.runDue(), two.runDue()]);
  nowMs += 59_000;
  await Promise.all([one.runDue(), two.runDue()]);
  nowMs += 1_000;
  await one.runDue();

  expect({ turns: done.length, last: done.at(-1), troubles: troubles.length }).toEqual({
    turns: 2,
    last: 'one',
    troubles: 2,
  });
});

it('does a turn that a clock which was years ahead had put off', async () => {
  const today = Date.parse('2026-11-26T08:00:00.000Z');
  let nowMs = Date.parse('2031-01-01T00:00:00.000Z');
  const context = { ...desk.desk.context, clock: { nowMs: () => nowMs } };
  let turns = 0;
  const runner = new JobRunner(
    context,
    [
      {
        name: 'of-a-wrong-clock',
        everyMs: 60_000,
        run: () => {
          turns += 1;
          return Promise.resolve();
        },
      },
    ],
    (error) => expect.unreachable(String(error)),
  );
  await runner.runDue();
  nowMs = today;

  await runner.runDue();
  await runner.runDue();

  expect(turns).toBe(2);
});

it('does other work while long work goes on, begins that once, and waits for it at the end', async () => {
  let nowMs = Date.parse('2026-11-27T08:00:00.000Z');
  const context = { ...desk.desk.context, clock: { nowMs: () => nowMs } };
  const { promise, resolve } = Promise.withResolvers<void>();
  const done: string[] = [];
  const long = () => {
    done.push('long begins');
    return promise.then(() => void done.push('long ends'));
  };
  const short = () => Promise.resolve(void done.push('short'));
  const runner = new JobRunner(
    context,
    [
      { name: 'long', everyMs: 60_000, takesLong: true, run: long },
      { name: 'short', everyMs: 60_000, run: short },
    ],
    (error) => {
      throw error;
    },
  );

  await runner.runDue();
  nowMs += 60_000;
  await runner.runDue();
  resolve();
  await runner.stop();

  expect(done.filter((what) => what !== 'long begins')).toEqual(['short', 'short', 'long ends']);
  expect(done.filter((what) => what === 'long begins')).toHaveLength(1);
});
