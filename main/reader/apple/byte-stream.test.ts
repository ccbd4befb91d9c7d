import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StopSource } from '../../../devices/stop-source.ts';
import { ByteStream, within } from './byte-stream.ts';

const patience = () => ({ timeoutMs: 1000, stop: new StopSource().signal });

it('takes what is thrown on the way for an answer', async () => {
  expect(await within(Promise.reject(new Error('no such key')), patience())).toMatchObject({
    fault: { code: 'device/garbled', detail: 'Error: no such key' },
  });
});

it('is closed by keys that are none, such as those of a damaged pair record', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balie-stream-'));
  const server = createServer((socket) => socket.on('error', () => undefined));
  const path = join(folder, 'socket');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    const stream = await ByteStream.connect({ path }, patience());
    if (!stream.ok) throw new Error(stream.fault.detail);
    const keys = { certificatePem: 'none', privateKeyPem: 'none' };

    expect(await stream.value.startTls(keys, patience())).toMatchObject({
      fault: { code: 'device/garbled' },
    });
    expect(stream.value.open).toBe(false);
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
});
