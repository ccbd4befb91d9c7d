import { describe, expect, it } from 'vitest';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import { fault } from '../../shared/base/fault.ts';
import { type WireRequest, wireRequestSchema } from '../../shared/contract/wire.ts';
import { portPolicySchema } from '../../shared/domain/port-policy.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import { ManualTime } from '../../test/lab/manual-timer.ts';
import { silentLog } from '../log/log.ts';
import type { ReaderProcess } from './reader-process.ts';
import { SupervisedReader } from './supervised-reader.ts';

/** A reader process in the hand of a test: answers lists and pings by itself unless it hangs. */
class HandProcess implements ReaderProcess {
  readonly asked: WireRequest[] = [];
  killed = false;
  hangs = false;
  private readonly devices: readonly DeviceSummary[];
  private tell: (message: unknown) => void = () => undefined;
  private exit: () => void = () => undefined;

  constructor(devices: readonly DeviceSummary[]) {
    this.devices = devices;
  }

  send(message: unknown): void {
    const request = wireRequestSchema.parse(message);
    this.asked.push(request);
    if (this.hangs) return;
    if (request.call === 'device.list') this.reply(request.id, this.devices);
    if (request.call === 'reader.ping' || request.call === 'ports.use') this.reply(request.id, {});
  }

  onMessage(listener: (message: unknown) => void): void {
    this.tell = listener;
  }

  onExit(listener: () => void): void {
    this.exit = listener;
  }

  kill(): void {
    this.killed = true;
    this.exit();
  }

  reply(id: number, value: unknown): void {
    this.say({ type: 'reply', id, result: { ok: true, value } });
  }

  say(message: unknown): void {
    this.tell(message);
  }
}

const phone: DeviceSummary = {
  deviceId: 'sim-1-1',
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'phone',
  vendorName: null,
  productName: 'Phone',
  simulated: true,
};
const stick: DeviceSummary = { ...phone, deviceId: 'sim-1-2', kind: 'storage' };

/** Lives in order; each has the devices that are attached during it. */
async function supervised(...lives: readonly (readonly DeviceSummary[])[]) {
  const time = new ManualTime();
  const processes: HandProcess[] = [];
  const reader = new SupervisedReader({
    startProcess: () => {
      const process = new HandProcess(lives[processes.length] ?? []);
      processes.push(process);
      return process;
    },
    timer: time,
    random: () => 0,
    log: silentLog,
  });
  const told: string[] = [];
  reader.on('device.attached', (device) => told.push(`+${device.deviceId}`));
  reader.on('device.detached', (device) => told.push(`-${device.deviceId}`));
  reader.start();
  await settled();
  const life = (index: number): HandProcess => {
    const process = processes[index];
    if (process === undefined) throw new Error(`No life ${index}`);
    return process;
  };
  return { time, reader, processes, life, told };
}

/** Lets promises that have what they wait for go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const read = { deviceId: phone.deviceId, upTo: 'L1', deadlineMs: 30_000 } as const;

describe('a supervised reader', () => {
  it('fails what was asked of a process that dies, and says so', async () => {
    const { reader, life } = await supervised([phone]);
    const reading = reader.call('device.read', read);

    life(0).kill();

    expect(await reading).toMatchObject({ ok: false, fault: { code: 'reader/crashed' } });
    expect(reader.fault?.code).toBe('reader/crashed');
  });

  it('starts a dead process again and tells what changed on the bus meanwhile', async () => {
    const { reader, life, told, time } = await supervised([phone], [stick]);

    life(0).kill();
    time.pass(200);
    await settled();

    expect(told).toEqual([`+${phone.deviceId}`, `-${phone.deviceId}`, `+${stick.deviceId}`]);
    expect(reader.fault).toBeNull();
  });

  it('tells that a device is gone before it comes under the id of a new life', async () => {
    const again: DeviceSummary = { ...phone, deviceId: 'sim-1-1-again' };
    const { time, life, told } = await supervised([phone], [again]);

    life(0).kill();
    time.pass(200);
    life(1).say({ type: 'event', name: 'device.attached', data: again });
    await settled();

    expect(told).toEqual(['+sim-1-1', '-sim-1-1', '+sim-1-1-again']);
  });

  it('gives each life the pack in force before it may look at anything, and tells of each death', async () => {
    const { reader, life, time } = await supervised([phone], [phone]);
    const deaths: number[] = [];
    reader.onDeath(() => deaths.push(deaths.length + 1));
    void reader.usePack(builtInPack);

    life(0).kill();
    time.pass(200);
    await settled();

    expect(life(0).asked.at(-1)).toMatchObject({ call: 'pack.use', input: { pack: builtInPack } });
    expect(
      life(1)
        .asked.slice(0, 2)
        .map(({ call }) => call),
    ).toEqual(['pack.use', 'ports.use']);
    expect(deaths).toEqual([1]);
  });

  it('says nothing new about a device that stayed plugged in', async () => {
    const { life, told, time } = await supervised([phone], [phone]);

    life(0).kill();
    time.pass(200);
    await settled();

    expect(told).toEqual([`+${phone.deviceId}`]);
  });

  it('waits longer and longer when the process keeps dying', async () => {
    const { processes, life, time } = await supervised([], [], [], []);
    for (let index = 0; index < 3; index += 1) {
      life(index).kill();
      time.pass(100 * 2 ** index - 1);
      expect(processes).toHaveLength(index + 1);
      time.pass(1);
      expect(processes).toHaveLength(index + 2);
    }
  });

  it('ends a process that answers three pings in a row with nothing', async () => {
    const { life, time } = await supervised([]);
    life(0).hangs = true;

    time.pass(7000);
    expect(life(0).killed).toBe(false);
    time.pass(1500);

    expect(life(0).killed).toBe(true);
  });

  it('ends a process whose reading passes its deadline by two seconds', async () => {
    const { reader, life, time } = await supervised([phone]);
    const reading = reader.call('device.read', { ...read, deadlineMs: 1000 });

    time.pass(2900);
    await settled();
    expect(life(0).killed).toBe(false);
    time.pass(200);

    expect(life(0).killed).toBe(true);
    expect((await reading).ok).toBe(false);
  });

  it('hands over a broken bus as the reason that nothing can be read', async () => {
    const { reader, life } = await supervised([]);
    const missing = fault('bus/missing', 'No USB bus');

    life(0).say({ type: 'event', name: 'bus.state', data: { fault: missing } });

    expect(reader.fault).toEqual(missing);
  });

  it('passes on trouble at a port, where no device ever appears', async () => {
    const { reader, life } = await supervised([]);
    const heard: unknown[] = [];
    reader.on('port.trouble', (trouble) => heard.push(trouble));
    const trouble = { portPath: '1-2', trouble: 'power-only' };

    life(0).say({ type: 'event', name: 'port.trouble', data: trouble });
    life(0).say({ type: 'event', name: 'port.trouble', data: { portPath: '1-2' } });

    expect(heard).toEqual([trouble]);
  });

  it('lets no odd message of the process through', async () => {
    const { reader, life, told } = await supervised([]);
    const listing = reader.call('device.list', {});
    life(0).say('nonsense');
    life(0).say({ type: 'event', name: 'device.attached', data: { deviceId: '../..' } });
    life(0).say({ type: 'event', name: 'kiosk.open', data: {} });

    expect(await listing).toEqual({ ok: true, value: [] });
    expect(told).toEqual([]);
  });

  it('tells each life what the ports are for, before it asks for anything', async () => {
    const { reader, life, time } = await supervised([], []);
    const policy = portPolicySchema.parse({ others: 'charge-only', read: ['1-2'] });

    reader.usePorts(policy);
    life(0).kill();
    time.pass(200);
    await settled();

    const told = (index: number) =>
      life(index)
        .asked.filter(({ call }) => call === 'ports.use')
        .map(({ input }) => input);
    expect(told(0)).toEqual([{ policy: portPolicySchema.parse({}) }, { policy }]);
    expect(told(1)).toEqual([{ policy }]);
    expect(life(1).asked[0]?.call).toBe('ports.use');
  });

  it('stops for good when it is told to', async () => {
    const { reader, processes, time } = await supervised([], []);

    await reader.stop();
    time.pass(120_000);

    expect(processes).toHaveLength(1);
    expect(await reader.call('device.list', {})).toMatchObject({
      fault: { code: 'reader/stopped' },
    });
  });
});
