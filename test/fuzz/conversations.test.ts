import { describe, expect, it } from 'vitest';
import { diagnose } from '../../devices/diagnose.ts';
import type { Probe } from '../../devices/probe.ts';
import { probes } from '../../devices/registry.ts';
import { simulatedDevices } from '../../devices/simulated/catalogue.ts';
import { labAdbKey } from '../../devices/simulated/lab-adb-key.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import type { SimulatedDevice } from '../../devices/simulated/simulated-device.ts';
import { StopSource } from '../../devices/stop-source.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { ok } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { readoutSchema, type Readout } from '../../shared/domain/readout.ts';
import { hostilePort, type Move } from './hostile-port.ts';
import { SeededRandom } from './random.ts';

const seeds = 200;
const readDeadlineMs = 110_000;
/** The longest that one exchange of a probe may take; a probe is let go in the middle of one. */
const oneExchangeMs = 5000;
const adbKey = await labAdbKey();

const moves: readonly Move[] = [
  ...['honest', 'damaged', 'another', 'noise', 'full', 'too-long', 'nothing', 'stall'],
  'silence',
] as const;

/** How a device behaves for a whole conversation. */
type Behaviour = (random: SeededRandom) => (index: number) => Move;
const behaviours: readonly Behaviour[] = [
  // Honest but for one exchange in ten, so that the conversation gets far.
  (random) => () => (random.below(10) === 0 ? random.of(moves) : 'honest'),
  (random) => () => random.of(['honest', 'damaged']),
  (random) => () => random.of(['honest', 'another']),
  (random) => () => random.of(moves),
  // Honest for a while, then the same for ever.
  (random) => {
    const until = random.below(40);
    const then = random.of(moves);
    return (index) => (index < until ? 'honest' : then);
  },
];

interface Asked {
  readonly probe: Probe;
  readonly device: SimulatedDevice;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly vanishAt?: number;
}

async function reading({ probe, device, seed, behaviour, vanishAt }: Asked) {
  const random = new SeededRandom(seed);
  const time = new ManualTime();
  const gone = new StopSource();
  const startMs = time.nowMs();
  const move = behaviour(random);
  const { port, exchanges } = hostilePort({
    ...{ device, random, time, move, gone },
    vanishAt: vanishAt ?? Number.POSITIVE_INFINITY,
  });
  const readout = await diagnose(
    {
      ...{ clock: time, timers: time, probes: [probe], newAdbKey: async () => adbKey },
      newReadoutId: () => '01936f00-0000-7000-8000-000000000009',
    },
    {
      device: described(device),
      open: async () => ok(port),
      hidUsages: async () => ok([]),
      ...{ upTo: 'L3', deadlineMs: readDeadlineMs },
      ...{ stop: new StopSource().signal, gone: gone.signal },
      ...{ onFact: () => {}, onFinding: () => {}, onPrompt: () => {} },
    },
  );
  return { readout, exchanges: exchanges(), tookMs: time.nowMs() - startMs };
}

/** Everything that a person would read of a readout. */
function textsOf({ facts, findings, probes: outcomes }: Readout): readonly string[] {
  return [
    ...facts.flatMap(({ value }) => (Array.isArray(value) ? value : [String(value)])),
    ...findings.flatMap(({ params }) => Object.values(params).map(String)),
    ...outcomes.flatMap(({ fault }) => fault?.detail ?? []),
  ];
}

/** Null or a fault of the device; anything else would be a bug of ours. */
const isOfDevice = (fault: Fault | null) => fault === null || fault.code.startsWith('device/');

/** What must be true of every reading, with what is needed to see it again. */
function expectSound(
  probe: Probe,
  { readout, tookMs }: Awaited<ReturnType<typeof reading>>,
  told: string,
) {
  const own = readout.probes.find((one) => one.probe === probe.id);
  const unclean = textsOf(readout).filter((text) => text !== cleanText(text, 1000));
  expect({
    told,
    schema: readoutSchema.safeParse(readout).error?.message,
    isThere: own !== undefined,
    fault: isOfDevice(own?.fault ?? null) ? null : own?.fault,
    probeInTime: (own?.durationMs ?? 0) <= probe.deadlineMs + oneExchangeMs,
    readingInTime: tookMs <= readDeadlineMs + oneExchangeMs,
    unclean,
  }).toEqual({
    told,
    schema: undefined,
    isThere: true,
    fault: null,
    probeInTime: true,
    readingInTime: true,
    unclean: [],
  });
}

const devicesOf = (probe: Probe) =>
  simulatedDevices.filter((device) => probe.matches(described(device)));

describe('a device that does as it likes', () => {
  it.each(probes)(`ends $id soundly with each of ${seeds} seeds`, async (probe) => {
    const devices = devicesOf(probe);
    expect(devices.length).toBeGreaterThan(0);

    for (let seed = 0; seed < seeds; seed += 1) {
      const chosen = new SeededRandom(seed);
      const device = chosen.of(devices);
      const behaviour = chosen.of(behaviours);
      expectSound(
        probe,
        await reading({ probe, device, seed, behaviour }),
        `seed ${seed}, ${device.name}`,
      );
    }
  });

  it.each(probes)('ends $id at once when it is unplugged, at whichever exchange', async (probe) => {
    const [device] = devicesOf(probe);
    if (device === undefined) throw new Error(`No simulated device for ${probe.id}`);
    const behaviour: Behaviour = () => () => 'honest';
    const whole = await reading({ probe, device, seed: 0, behaviour });

    for (let vanishAt = 0; vanishAt < Math.min(whole.exchanges, 40); vanishAt += 1) {
      const cut = await reading({ probe, device, seed: 0, behaviour, vanishAt });

      expectSound(probe, cut, `unplugged at exchange ${vanishAt}`);
      expect(cut.readout.complete).toBe(false);
      expect(cut.exchanges).toBeLessThanOrEqual(vanishAt + 1);
      expect(cut.readout.probes.at(-1)?.fault?.code).toBe('device/gone');
    }
  });
});
