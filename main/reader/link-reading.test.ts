import { describe as group, expect, it } from 'vitest';
import type { AttachedDevice } from '../../devices/bus.ts';
import { describe } from '../../devices/described-device.ts';
import { diagnose } from '../../devices/diagnose.ts';
import { parseKernelRecord } from '../../devices/kernel-log/parse-record.ts';
import { probes } from '../../devices/registry.ts';
import { simulatedDevice, simulatedDevices } from '../../devices/simulated/catalogue.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { noUsbNames } from '../../devices/usb/usb-names.ts';
import { readoutSchema } from '../../shared/domain/readout.ts';
import { PortWatch } from './port-watch.ts';

interface Story {
  /** So long it hangs there before somebody reads it. */
  readonly waitMs?: number;
  readonly portPath?: string;
  readonly log?: readonly string[];
}

/** Plugs a simulated device in, lets time pass, and reads what is then on the port. */
async function read(name: string, story: Story = {}) {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  const time = new ManualTime();
  const bus = new SimulatedBus(time, 5);
  const watch = new PortWatch({ clock: time, timers: time, onTrouble: () => undefined });
  const present = new Map<string, AttachedDevice>();
  await bus.start({
    attached(one) {
      present.set(one.portPath, one);
      watch.attached(describe(one, noUsbNames));
    },
    detached: (deviceId) => watch.detached(deviceId),
    stateChanged() {},
  });
  for (const line of story.log ?? []) {
    const observation = parseKernelRecord(line);
    if (observation !== null) watch.observed(observation);
  }
  bus.plug(device, '1-1');
  time.tick(story.waitMs ?? 1000);
  const attached = present.get(story.portPath ?? '1-1');
  if (attached === undefined) throw new Error('Nothing is there');
  const described = describe(attached, noUsbNames);
  const { signal } = new StopSource();
  const reading = diagnose(
    {
      clock: time,
      timers: time,
      probes,
      newReadoutId: () => '01a2024b-7ffe-752c-995f-d26433f30d17',
    },
    {
      device: described,
      open: () => bus.open(attached.deviceId),
      hidUsages: () => bus.hidUsages(attached.deviceId),
      async surroundings() {
        const [texts, listed] = await Promise.all([bus.portTexts(attached.deviceId), bus.list()]);
        const all = listed.ok ? listed.value.map((one) => describe(one, noUsbNames)) : [];
        const heard = story.log === undefined ? null : true;
        return watch.surroundings(described, all, texts, heard);
      },
      upTo: 'L1',
      deadlineMs: 10_000,
      stop: signal,
      gone: new StopSource().signal,
      onFact: () => undefined,
      onFinding: () => undefined,
      onPrompt: () => undefined,
    },
  );
  const readout = readoutSchema.parse(await time.until(reading));
  return {
    readout,
    codes: readout.findings.map((finding) => finding.code),
    facts: Object.fromEntries(readout.facts.map((fact) => [fact.key, fact.value])),
  };
}

group('a reading of port, cable and hub', () => {
  it('knows a dock by its parts, and finds nothing wrong with one that has its supply', async () => {
    const { facts, codes } = await read('dock');

    expect(facts).toMatchObject({
      'dock.parts': ['network', 'audio'],
      'dock.self-powered': true,
      'hub.devices-below': 2,
      'typec.linked': false,
    });
    // The lab's dock has no SuperSpeed half, and its machine shows no connector.
    expect(codes).toEqual(['dock-fell-back-to-usb2', 'typec-not-measurable']);
  });

  it('finds a dock without its power supply, also by the part that a visitor chose', async () => {
    expect((await read('dock-no-supply')).codes).toContain('dock-without-power');
    const part = await read('dock-no-supply', { portPath: '1-1.1' });
    expect(part.codes).toContain('dock-without-power');
    expect(part.facts).toMatchObject({
      'hub.depth': 1,
      'hub.self-powered': false,
      'hub.power-asked': 300,
    });
  });

  it('finds a keyboard that a stick brings along later', async () => {
    const early = await read('hub-hiding-keyboard', { portPath: '1-1.1' });
    const late = await read('hub-hiding-keyboard', { portPath: '1-1.1', waitMs: 4500 });

    expect(early.codes).not.toContain('hub-hides-keyboard');
    expect(late.codes).toContain('hub-hides-keyboard');
    expect(late.facts['hub.keyboard-after']).toBe(4);
  });

  it('counts how often a loose plug came and went', async () => {
    const { facts, codes } = await read('flapping', { waitMs: 3000 });

    expect(facts['port.attachments']).toBe(5);
    expect(codes).toContain('connector-flapping');
  });

  it('finds that a device came back as another one', async () => {
    const { facts, codes } = await read('shape-changer', { waitMs: 900 });

    expect(facts).toMatchObject({ 'port.former-kind': 'storage', 'device.kind': 'keyboard' });
    expect(codes).toContain('came-back-as-another');
  });

  it('reads cable and power of the bay, as claims of cable and source', async () => {
    const { facts, codes } = await read('type-c-bay');

    expect(facts).toMatchObject({
      'typec.power-role': 'source',
      'typec.offers': ['fixed 5 V 3 A (15 W)', 'fixed 20 V 5 A (100 W)'],
      'typec.offered': 100_000,
      'typec.wanted': 100_000,
      'typec.cable-current': 3000,
      'typec.cable-speed': 480_000_000,
    });
    expect(codes).toEqual(['cable-limits-power']);
  });

  it('says of a device in the jail that it was not let in, and reads its descriptors all the same', async () => {
    const { facts, codes, readout } = await read('in-jail');

    expect(facts).toMatchObject({ 'link.authorised': false, 'link.configured': false });
    // No interface of it can be claimed, so what its keys are is not known.
    expect(codes).toEqual(['not-authorised', 'partly-read']);
    expect(readout.complete).toBe(true);
  });

  it('takes what the kernel said before the device came into the reading', async () => {
    const { facts, codes } = await read('usb-stick', {
      log: [
        'usb 1-1: device descriptor read/64, error -71',
        'usb 1-1: device descriptor read/64, error -110',
        'usb usb1-port1: Cannot enable. Maybe the USB cable is bad?',
        'usb 1-1: reset high-speed USB device number 4 using xhci_hcd',
      ],
    });

    expect(facts).toMatchObject({
      'port.enumeration-errors': 2,
      'port.error-numbers': ['-71', '-110'],
      'port.resets': 1,
      'port.cable-suspected': true,
    });
    expect(codes).toEqual(['cable-suspected', 'starts-with-errors']);
  });

  it.each([
    ['webcam', []],
    ['webcam-no-formats', ['webcam-without-formats']],
    ['headset', []],
    ['headset-silent', ['microphone-without-channels']],
    ['network-adapter', []],
    ['network-no-link', ['network-without-link']],
    ['network-100', ['network-at-slow-link']],
    ['serial-adapter', ['serial-needs-driver']],
  ])('finds of %s: %j', async (name, expected) => {
    const { codes } = await read(name);

    expect(codes.filter((code) => code !== 'nothing-wrong-seen' && code !== 'partly-read')).toEqual(
      expected,
    );
  });

  it('reads pictures, sound and network of good devices', async () => {
    expect((await read('webcam')).facts).toMatchObject({
      'webcam.class-version': '1.10',
      'webcam.formats': ['MJPEG to 1920×1080 at 30', 'YUY2 to 640×480 at 30'],
      'webcam.width': 1920,
      'webcam.frame-rate': 30,
    });
    expect((await read('headset')).facts).toMatchObject({
      'audio.class-version': '1.00',
      'audio.inputs': ['headset'],
      'audio.outputs': ['headset'],
      'audio.input-channels': 1,
      'audio.output-channels': 2,
      'audio.rates': ['16 kHz', '48 kHz'],
    });
    expect((await read('network-adapter')).facts).toMatchObject({
      'network.mac': '02:00:5e:10:00:01',
      'network.carrier': true,
      'network.speed': 1_000_000_000,
    });
  });

  it.each(simulatedDevices.map(({ name }) => name))(
    'ends in time and in shape: %s',
    async (name) => {
      const { readout } = await read(name, { waitMs: 100 });

      expect(readout.device.simulated).toBe(true);
    },
  );
});
