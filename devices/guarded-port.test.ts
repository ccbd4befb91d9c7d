import { expect, it } from 'vitest';
import { ok } from '../shared/base/result.ts';
import { guardedPort } from './guarded-port.ts';
import type { DevicePort, Exchange } from './port.ts';
import { StopSource } from './stop-source.ts';

const read = (endpoint: number): Exchange => ({
  kind: 'bulk-in',
  interfaceNumber: 0,
  endpoint,
  length: 4,
});

it('lets only one exchange through at a time, in order', async () => {
  const seen: string[] = [];
  const port = guardedPort({
    async exchange(exchange) {
      const name = exchange.kind === 'bulk-in' ? exchange.endpoint : 0;
      seen.push(`begin ${name}`);
      await Promise.resolve();
      seen.push(`end ${name}`);
      return ok(new Uint8Array(1));
    },
    close: async () => {},
  });
  const options = { timeoutMs: 10, stop: new StopSource().signal };

  await Promise.all([port.exchange(read(1), options), port.exchange(read(2), options)]);

  expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
});

it('takes more bytes than were asked for as garbled', async () => {
  const talkative: DevicePort = {
    exchange: async () => ok(new Uint8Array(5)),
    close: async () => {},
  };
  const options = { timeoutMs: 10, stop: new StopSource().signal };

  expect(await guardedPort(talkative).exchange(read(1), options)).toMatchObject({
    fault: { code: 'device/garbled' },
  });
});

it('asks nothing any more after a stop', async () => {
  const stop = new StopSource();
  let asked = 0;
  const port = guardedPort({
    async exchange() {
      asked += 1;
      return ok(new Uint8Array(0));
    },
    close: async () => {},
  });
  stop.stop();

  await port.exchange(read(1), { timeoutMs: 10, stop: stop.signal });

  expect(asked).toBe(0);
});
