import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWardenRequest } from './warden-request.ts';
import { wardenServer } from './warden-server.ts';
import { UsbAuthority } from './usb-authority.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

let root: string;
let authority: UsbAuthority;
const device = () => join(root, 'devices/pci0/usb1/1-4');

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-warden-'));
  await mkdir(join(root, 'bus/devices'), { recursive: true });
  for (const name of ['1-4:1.0', '1-4:1.1']) {
    await mkdir(join(device(), name), { recursive: true });
    await writeFile(join(device(), name, 'authorized'), '0');
  }
  await writeFile(join(device(), 'authorized'), '0');
  await writeFile(join(device(), 'devnum'), '7\n');
  await writeFile(join(root, 'bus/drivers_probe'), '');
  await writeFile(join(root, 'devices/pci0/usb1/interface_authorized_default'), '1');
  await symlink(join(root, 'devices/pci0/usb1'), join(root, 'bus/devices/usb1'));
  await symlink(device(), join(root, 'bus/devices/1-4'));
  await mkdir(join(root, 'elsewhere/1-5'), { recursive: true });
  await writeFile(join(root, 'elsewhere/1-5/authorized'), '0');
  await symlink(join(root, 'elsewhere/1-5'), join(root, 'bus/devices/1-5'));
  authority = new UsbAuthority({ bus: join(root, 'bus'), devices: join(root, 'devices') });
});

afterEach(() => rm(root, { recursive: true }));

async function state() {
  const files = ['authorized', '1-4:1.0/authorized', '1-4:1.1/authorized'];
  return Promise.all(files.map((file) => readFile(join(device(), file), 'utf8')));
}

describe('the warden', () => {
  it('lets in a whole device, and takes it out again', async () => {
    expect(await authority.authorise('1-4', 7)).toEqual({ ok: true, value: null });
    expect(await state()).toEqual(['1', '1', '1']);
    await authority.deauthorise('1-4');
    expect((await state())[0]).toBe('0');
  });

  it('lets in only the interfaces that were named', async () => {
    await authority.authoriseInterfaces('1-4', 7, [1]);

    expect(await state()).toEqual(['1', '0', '1']);
    const shut = join(root, 'devices/pci0/usb1/interface_authorized_default');
    expect(await readFile(shut, 'utf8')).toBe('0');
    expect(await readFile(join(root, 'bus/drivers_probe'), 'utf8')).toBe('1-4:1.1');
  });

  it('lets in no device that took the place of the one that was judged', async () => {
    await writeFile(join(device(), 'devnum'), '8\n');

    expect(await authority.authorise('1-4', 7)).toMatchObject({ fault: { code: 'device/gone' } });
    expect(await authority.authoriseInterfaces('1-4', 7, [1])).toMatchObject({ ok: false });
    expect(await state()).toEqual(['0', '0', '0']);
  });

  it('refuses what leads out of the tree of devices, and what is not there', async () => {
    expect(await authority.authorise('1-5', 7)).toMatchObject({ fault: { code: 'device/denied' } });
    expect(await readFile(join(root, 'elsewhere/1-5/authorized'), 'utf8')).toBe('0');
    for (const port of ['usb1', '../devices/1-4', '1-4:1.0', '']) {
      expect(await authority.authorise(port, 7)).toMatchObject({
        fault: { code: 'device/denied' },
      });
    }
    expect(await authority.authorise('1-9', 7)).toMatchObject({ fault: { code: 'device/gone' } });
  });

  it.each([
    '{"do":"authorise","port":"../../etc","deviceNumber":7}',
    '{"do":"authorise","port":"usb1","deviceNumber":7}',
    '{"do":"authorise","port":"1-4/../1-5","deviceNumber":7}',
    '{"do":"authorise","port":"1-4:1.0","deviceNumber":7}',
    '{"do":"authorise","port":"1-0","deviceNumber":7}',
    '{"do":"authorise","port":"1-4","deviceNumber":7,"extra":1}',
    '{"do":"authorise-interfaces","port":"1-4","deviceNumber":7,"interfaces":[]}',
    '{"do":"authorise-interfaces","port":"1-4","deviceNumber":7,"interfaces":[-1]}',
    '{"do":"authorise","port":"1-4"}',
    '{"do":"authorise","port":"1-4","deviceNumber":0}',
    '{"do":"watch-log","after":-1}',
    '{"do":"watch-log","after":"0"}',
    '{"do":"run","command":"sh"}',
    'authorise 1-4',
    '',
    `{"do":"authorise","port":"${'1'.repeat(5000)}"}`,
  ])('understands nothing else: %s', (line) => {
    expect(parseWardenRequest(line)).toBeNull();
  });

  it('takes any line, and no port that could be a path', () => {
    const port = fc.oneof(fc.string(), fc.constantFrom('1-4', '2-1.3', '../x', '1-4\n', '1-4/a'));
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      port.map((one) => JSON.stringify({ do: 'deauthorise', port: one })),
    );
    fc.assert(
      fc.property(line, (text) => {
        const request = parseWardenRequest(text);
        if (request !== null && 'port' in request)
          expect(request.port).toMatch(/^\d+-\d+(\.\d+)*$/u);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('answers over its socket, tells the log, and hangs up on anything strange', async () => {
    const listeners = new Set<(record: string) => void>();
    const server = wardenServer({
      authority,
      async watchLog(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const path = join(root, 'warden.sock');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const socket = connect(path);
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
    const next = async () => JSON.parse(String((await lines.next()).value)) as unknown;

    socket.write(
      '{"do":"authorise","port":"1-4","deviceNumber":7}\n{"do":"deauthorise","port":"1-8"}\n',
    );
    expect(await next()).toEqual({ ok: true });
    expect(await next()).toMatchObject({ ok: false, fault: { code: 'device/gone' } });
    socket.write('{"do":"watch-log"}\n');
    expect(await next()).toEqual({ ok: true });
    for (const listener of listeners) listener('6,1,2,-;usb 1-2: USB disconnect');
    expect(await next()).toEqual({ record: '6,1,2,-;usb 1-2: USB disconnect' });

    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write('rm -rf\n');
    await closed;
    expect(listeners.size).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });
});
