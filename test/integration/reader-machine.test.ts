import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ReaderChild } from './reader-child.ts';

const entry = 'main/reader/main.ts';
const hasBus = existsSync('/sys/bus/usb/devices');

it('the real reader lists this machine, or says that it has no USB bus, and stays alive', async () => {
  await using reader = new ReaderChild(entry);

  const listed = await reader.call('device.list', {});

  if (hasBus) expect(listed.ok).toBe(true);
  else {
    expect(listed).toMatchObject({ ok: false, fault: { code: 'bus/missing' } });
    expect(await reader.event('bus.state')).toMatchObject({ fault: { code: 'bus/missing' } });
  }
  expect(await reader.call('reader.ping', {})).toEqual({ ok: true, value: {} });
});

it('the real reader answers a reading of a device that is not there', async () => {
  await using reader = new ReaderChild(entry);

  const read = await reader.call('device.read', {
    deviceId: 'usb-1-9-99',
    upTo: 'L1',
    deadlineMs: 1000,
  });

  expect(read).toMatchObject({
    ok: false,
    fault: { code: hasBus ? 'device/gone' : 'bus/missing' },
  });
});
