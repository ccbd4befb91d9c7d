import { expect, it } from 'vitest';
import { StopSource } from '../stop-source.ts';
import type { DevicePort, Exchange } from '../port.ts';
import { ReplayPort } from './replay-port.ts';

const options = { timeoutMs: 10, stop: new StopSource().signal };
const send = (port: DevicePort, ...bytes: number[]) =>
  port.exchange(
    { kind: 'bulk-out', interfaceNumber: 0, endpoint: 1, bytes: Uint8Array.from(bytes) },
    options,
  );
const read = { kind: 'bulk-in', interfaceNumber: 0, endpoint: 1, length: 8 } satisfies Exchange;

it('plays a conversation', async () => {
  const port = new ReplayPort('# a remark\n=> 01 02\n<= 0a\n!! device/stalled\n');

  expect(await send(port, 1, 2)).toEqual({ ok: true, value: new Uint8Array(0) });
  expect(await port.exchange(read)).toEqual({ ok: true, value: Uint8Array.from([10]) });
  expect(await port.exchange(read)).toMatchObject({ fault: { code: 'device/stalled' } });
  port.finished();
});

it('fails on a request that the transcript does not have', async () => {
  await expect(send(new ReplayPort('=> 01 02'), 1, 3)).rejects.toThrow('=> 01 03 was sent');
  await expect(send(new ReplayPort('<= 01'), 1)).rejects.toThrow('wants to send 01');
});

it('fails on bytes that nobody asked for', async () => {
  const port = new ReplayPort('=> 01\n<= 02');
  await send(port, 1);

  expect(() => port.finished()).toThrow('Nobody asked for line 2: <= 02');
});
