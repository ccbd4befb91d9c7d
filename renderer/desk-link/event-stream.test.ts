import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openStream, type LinkState } from './event-stream.ts';

/** A desk with timers that run when the test says so. */
function stage(snapshots: readonly (number | 'retry' | 'stop')[], path = '/v1/events') {
  const opened: { url: string; emit: (type: string, data?: string, id?: string) => void }[] = [];
  const links: LinkState['link'][] = [];
  const seen: unknown[] = [];
  const pages: string[] = [];
  let waiting: (() => void)[] = [];
  let asked = 0;
  const stream = openStream({
    path,
    event: 'queue',
    schema: z.strictObject({ n: z.int() }),
    snapshot: async () => snapshots[asked++] ?? 'stop',
    onData: (data, id) => seen.push([data.n, id]),
    onLink: (state) => links.push(state.link),
    onPage: (version) => pages.push(version),
    clock: { nowMs: () => 5 },
    timers: {
      set: (run) => {
        waiting.push(run);
        return run;
      },
      clear: (timer) => {
        waiting = waiting.filter((run) => run !== timer);
      },
      random: () => 0,
    },
    open: (url) => {
      const listeners = new Map<string, (event: MessageEvent<string>) => void>();
      opened.push({
        url,
        emit: (type, data = '', id = '') =>
          listeners.get(type)?.(new MessageEvent(type, { data, lastEventId: id })),
      });
      return {
        addEventListener: (type, listener) => listeners.set(type, listener),
        close: () => undefined,
      };
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const later = async () => {
    waiting.splice(0).forEach((run) => run());
    await settle();
  };
  return { stream, opened, links, seen, pages, settle, later, asked: () => asked };
}

it('takes a snapshot and goes on after its event', async () => {
  const at = stage([7]);
  await at.settle();

  at.opened[0]?.emit('open');
  at.opened[0]?.emit('queue', '{"n":1}', '8');

  expect(at.opened[0]?.url).toBe('/v1/events?after=7');
  expect(at.seen).toEqual([[1, 8]]);
  expect(at.links).toEqual(['connecting', 'connected']);
});

it('hears which page the desk has, and takes it for no event', async () => {
  const at = stage([7]);
  await at.settle();

  at.opened[0]?.emit('page', '"a1"');

  expect(at.pages).toEqual(['"a1"']);
  expect(at.seen).toEqual([]);
});

it('keeps what its address asks for beside its place', async () => {
  const at = stage([7], '/v1/board/events?site=zuid');
  await at.settle();

  expect(at.opened[0]?.url).toBe('/v1/board/events?site=zuid&after=7');
});

it('resumes after the last event it saw, without a new snapshot', async () => {
  const at = stage([7]);
  await at.settle();
  at.opened[0]?.emit('open');
  at.opened[0]?.emit('queue', '{"n":1}', '9');

  at.opened[0]?.emit('error');
  await at.later();
  at.opened[1]?.emit('open');

  expect(at.opened[1]?.url).toBe('/v1/events?after=9');
  expect(at.asked()).toBe(1);
  expect(at.links).toEqual(['connecting', 'connected', 'away', 'connected']);
});

it('starts over from a snapshot when it fails twice, and stops when it is told to', async () => {
  const at = stage([7, 'retry', 'stop']);
  await at.settle();

  at.opened[0]?.emit('error');
  await at.later();
  at.opened[1]?.emit('error');
  await at.later();
  await at.later();

  expect(at.asked()).toBe(3);
  expect(at.opened).toHaveLength(2);
});

it('takes a new snapshot when the desk says reset', async () => {
  const at = stage([7, 20]);
  await at.settle();
  at.opened[0]?.emit('open');

  at.opened[0]?.emit('reset');
  await at.later();

  expect(at.opened[1]?.url).toBe('/v1/events?after=20');
});

it('never throws on any frame, and passes on only what the schema allows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), fc.string(), async (data, id) => {
      const at = stage([1, 2]);
      await at.settle();

      at.opened[0]?.emit('queue', data, id);

      expect(at.seen.every((each) => Array.isArray(each))).toBe(true);
    }),
  );
});

it('reopens a stream that stays behind what the desk says', async () => {
  const at = stage([7, 9, 9]);
  await at.settle();
  at.opened[0]?.emit('open');

  await at.later();
  await at.later();

  expect(at.opened.map((each) => each.url)).toEqual(['/v1/events?after=7', '/v1/events?after=9']);
});

it('leaves a stream alone that has heard all there is', async () => {
  const at = stage([7, 8, 8]);
  await at.settle();
  at.opened[0]?.emit('open');
  at.opened[0]?.emit('queue', '{"n":1}', '8');

  await at.later();
  await at.later();

  expect(at.opened).toHaveLength(1);
});

it('hears nothing any more after it is closed', async () => {
  const at = stage([1]);
  await at.settle();

  at.stream.close();
  at.opened[0]?.emit('queue', '{"n":1}', '2');

  expect(at.seen).toEqual([]);
});
