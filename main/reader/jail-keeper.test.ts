import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import { wardenServer } from '../warden/warden-server.ts';
import { askWarden, openWardenLog } from './warden-client.ts';
import { JailKeeper, loadOwnEquipment } from './jail-keeper.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-jail-'));
});
afterEach(() => rm(folder, { recursive: true }));

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return described(found);
}

/** A keeper whose warden does what it is asked. */
function obeyed() {
  const asked: unknown[] = [];
  const keeper = new JailKeeper({
    own: [],
    ask: async (request) => {
      asked.push(request);
      return ok(null);
    },
  });
  return { keeper, asked };
}

it('asks the warden for what the policy allows, and for nothing else', async () => {
  const { keeper, asked } = obeyed();

  for (const name of ['usb-stick', 'headset', 'keyboard', 'bad-usb']) {
    await keeper.judge(device(name), { former: null });
  }

  expect(asked).toEqual([
    { do: 'authorise', port: '1-1', deviceNumber: 1 },
    { do: 'authorise-interfaces', port: '1-1', deviceNumber: 1, interfaces: [0, 1, 2] },
  ]);
});

it('names the attachment that was judged, also when its address was given before', async () => {
  const { keeper, asked } = obeyed();
  const stick = device('usb-stick');

  for (const deviceId of ['usb-1-1-4', 'usb-1-1-4:2', 'usb-1-1-127:31']) {
    await keeper.judge({ ...stick, summary: { ...stick.summary, deviceId } }, { former: null });
  }

  expect(asked).toEqual(
    [4, 4, 127].map((deviceNumber) => ({ do: 'authorise', port: '1-1', deviceNumber })),
  );
});

it('holds a keyboard until a technician lets it in or it is unplugged, and tells each change', async () => {
  const { keeper, asked } = obeyed();
  const told: (readonly string[])[] = [];
  keeper.listen((held) =>
    told.push(held.map(({ device, because }) => `${device.kind} ${because}`)),
  );
  const keyboard = device('keyboard');
  const { deviceId } = keyboard.summary;

  await keeper.judge(keyboard, { former: null });
  expect(await keeper.release(deviceId)).toEqual(ok(null));
  expect(await keeper.release(deviceId)).toMatchObject({ fault: { code: 'device/gone' } });
  await keeper.judge(keyboard, { former: null });
  keeper.unplugged(deviceId);

  expect(asked).toEqual([{ do: 'authorise', port: '1-1', deviceNumber: 1 }]);
  expect(told).toEqual([[], ['keyboard keyboard'], [], ['keyboard keyboard'], []]);
});

it('never lets in storage that types, and goes on holding what the warden refuses', async () => {
  const keeper = new JailKeeper({
    own: [],
    ask: async () => err(fault('bus/denied', 'the warden does not run')),
  });
  const stick = device('bad-usb');
  const keyboard = device('keyboard');
  let held: readonly HeldDevice[] = [];
  keeper.listen((now) => {
    held = now;
  });

  await keeper.judge(stick, { former: null });
  expect(await keeper.release(stick.summary.deviceId)).toMatchObject({
    fault: { code: 'device/denied' },
  });
  keeper.unplugged(stick.summary.deviceId);
  await keeper.judge(keyboard, { former: null });
  expect(await keeper.release(keyboard.summary.deviceId)).toMatchObject({
    fault: { code: 'bus/denied' },
  });

  expect(held).toMatchObject([{ because: 'keyboard', releasable: true }]);
});

it('knows the kiosk’s own equipment, and allows none of its own when the file is damaged', async () => {
  const file = join(folder, 'own.json');

  expect(await loadOwnEquipment(file)).toBeNull();
  await writeFile(file, '[{"port":"1-4","id":"046d:c31c"}]');
  expect(await loadOwnEquipment(file)).toEqual([
    { portPath: '1-4', vendorId: 0x046d, productId: 0xc31c },
  ]);
  await writeFile(file, '[{"port":"../x","id":"046d:c31c"}]');
  expect(await loadOwnEquipment(file)).toEqual([]);
  await writeFile(file, 'nonsense');
  expect(await loadOwnEquipment(file)).toEqual([]);
});

it('speaks with the warden over its socket', async () => {
  const path = join(folder, 'warden.sock');
  const port = '1-4';
  expect(await askWarden(path, { do: 'authorise', port, deviceNumber: 7 })).toMatchObject({
    fault: { code: 'bus/denied' },
  });
  expect(await openWardenLog(path, null)).toBeNull();
  let tell = (_record: string) => {};
  const server = wardenServer({
    authority: {
      authorise: async () => ok(null),
      authoriseInterfaces: async () => err(fault('device/gone', '')),
      deauthorise: async () => ok(null),
    },
    async watchLog(listener) {
      tell = listener;
      return () => undefined;
    },
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));

  expect(await askWarden(path, { do: 'authorise', port, deviceNumber: 7 })).toEqual(ok(null));
  expect(
    await askWarden(path, { do: 'authorise-interfaces', port, deviceNumber: 7, interfaces: [1] }),
  ).toMatchObject({ fault: { code: 'device/gone' } });
  const log = await openWardenLog(path, null);
  tell('6,1,2,-;usb 1-2: USB disconnect');
  await expect.poll(async () => log?.next()).toBe('6,1,2,-;usb 1-2: USB disconnect');
  await log?.close();
  await new Promise((resolve) => server.close(resolve));
});

it('lets in every device of a full dock that comes at the same moment, beside the log', async () => {
  const path = join(folder, 'warden.sock');
  const devices = 16;
  const all = Promise.withResolvers<void>();
  const numbers: number[] = [];
  const server = wardenServer({
    authority: {
      // As slow as it takes until the last has asked.
      async authorise(_port, deviceNumber) {
        numbers.push(deviceNumber);
        if (numbers.length === devices) all.resolve();
        await all.promise;
        return ok(null);
      },
      authoriseInterfaces: async () => err(fault('device/gone', '')),
      deauthorise: async () => ok(null),
    },
    watchLog: async () => () => undefined,
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const log = await openWardenLog(path, null);

  const asked = await Promise.all(
    Array.from({ length: devices }, (_, index) =>
      askWarden(path, { do: 'authorise', port: `1-${index + 1}`, deviceNumber: index + 1 }),
    ),
  );

  expect(asked).toEqual(asked.map(() => ok(null)));
  await log?.close();
  await new Promise((resolve) => server.close(resolve));
});

it('outlives a warden that hangs up without reading', async () => {
  const path = join(folder, 'warden.sock');
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    // Late enough for the request to lie there unread: the kernel then resets the connection.
    setTimeout(() => socket.destroy(), 50);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));

  const asked = await askWarden(path, { do: 'deauthorise', port: '1-4' });

  expect(asked).toMatchObject({ fault: { code: 'bus/denied' } });
  expect(await openWardenLog(path, null)).toBeNull();
  await new Promise((resolve) => server.close(resolve));
});
