import { describe, expect, it } from 'vitest';
import { describe as describeDevice } from '../described-device.ts';
import { diagnose } from '../diagnose.ts';
import { keyboardReports } from '../simulated/hid-bytes.ts';
import { KeyboardResponder, keysHeld, type KeyReport } from '../simulated/keyboard-responder.ts';
import { ManualTime } from '../simulated/manual-time.ts';
import { simulated } from '../simulated/replayed.ts';
import { described } from '../simulated/run-probe.ts';
import { SimulatedBus } from '../simulated/simulated-bus.ts';
import type { SimulatedDevice } from '../simulated/simulated-device.ts';
import { StopSource } from '../stop-source.ts';
import { noUsbNames } from '../usb/usb-names.ts';
import { keyTest } from './key-test.ts';

/** A reading of a keyboard with the key test, over a bus on which every transfer takes 5 ms. */
async function tested(device: SimulatedDevice, upTo: 'L1' | 'L2' = 'L2') {
  const time = new ManualTime();
  const bus = new SimulatedBus(time, 5);
  const attached = bus.plug(device, '1-2');
  const reading = diagnose(
    { clock: time, timers: time, probes: [keyTest], newReadoutId: () => 'id' },
    {
      device: describeDevice(attached, noUsbNames),
      open: () => bus.open(attached.deviceId),
      hidUsages: () => bus.hidUsages(attached.deviceId),
      upTo,
      deadlineMs: 30_000,
      stop: new StopSource().signal,
      gone: new StopSource().signal,
      onFact: () => undefined,
      onFinding: () => undefined,
      onPrompt: () => undefined,
    },
  );
  const startedMs = time.nowMs();
  const { facts, findings, probes } = await time.until(reading);
  return {
    facts: Object.fromEntries(
      facts.filter(({ key }) => key.startsWith('keys.')).map(({ key, value }) => [key, value]),
    ),
    codes: findings.map(({ code }) => code),
    fault: probes.find(({ probe }) => probe === keyTest.id)?.fault?.code ?? null,
    tookMs: time.nowMs() - startedMs,
  };
}

const typing = (reports: readonly KeyReport[]): SimulatedDevice => ({
  ...simulated('keyboard'),
  open: () => new KeyboardResponder({ 0: keyboardReports, 1: keyboardReports }, reports),
});

describe('a key test', () => {
  it('sees what is typed by hand, and nothing wrong', async () => {
    const { facts, codes, fault, tookMs } = await tested(simulated('keyboard'));

    expect([codes, fault]).toEqual([['nothing-wrong-seen'], null]);
    expect(facts).toMatchObject({ 'keys.pressed': 5, 'keys.different': 5, 'keys.stuck': [] });
    expect(tookMs).toBeLessThan(9000);
  });

  it('finds a key that stays down', async () => {
    const { facts, codes } = await tested(simulated('keyboard-stuck'));

    expect(codes).toEqual(['keyboard-key-stuck']);
    expect(facts['keys.stuck']).toEqual(['E']);
  });

  it('finds a stick that types by itself', async () => {
    const { facts, codes } = await tested(simulated('ducky'));

    expect(codes).toEqual(['types-too-fast']);
    expect(facts).toMatchObject({ 'keys.alarm': 'too-fast', 'keys.pressed': 12 });
  });

  it('takes a finger that sweeps over the keys for no script', async () => {
    const row = Array.from({ length: 10 }, (_one, index) => keysHeld(4 + index, 5 + index));
    const { facts, codes } = await tested(typing([...row, keysHeld(), ...row, keysHeld()]));

    expect(codes).toEqual(['nothing-wrong-seen']);
    expect(facts).toMatchObject({ 'keys.pressed': 22, 'keys.different': 11 });
  });

  it('finds a key that bounces', async () => {
    const bounce = [keysHeld(5), null, keysHeld(), keysHeld(5), null, keysHeld()];
    const { facts, codes } = await tested(typing(bounce));

    expect(codes).toEqual(['keyboard-key-bounces']);
    expect(facts['keys.bounces']).toBe(1);
  });

  it('takes no key for one that bounces because too many were down for a moment', async () => {
    const tooMany = [0, 0, 1, 1, 1, 1, 1, 1];
    const held = keysHeld(4, 5, 6, 7, 8, 9);
    const { facts, codes } = await tested(typing([held, tooMany, held, keysHeld()]));

    expect(codes).toEqual(['nothing-wrong-seen']);
    expect(facts).toMatchObject({ 'keys.pressed': 6, 'keys.bounces': 0 });
  });

  it('claims nothing of a keyboard that nobody touched', async () => {
    expect((await tested(typing([]))).codes).toEqual(['keyboard-silent']);
  });

  it('ends in its time however much comes', async () => {
    const flood = Array.from({ length: 20_000 }, (_one, index) =>
      index % 2 === 0 ? keysHeld(4) : keysHeld(),
    );
    const { codes, tookMs } = await tested(typing(flood));

    expect(codes).toEqual(['types-too-fast']);
    expect(tookMs).toBeLessThan(10_000);
  });

  it('tells neither which keys came nor in which order', async () => {
    const { facts } = await tested(simulated('keyboard'));

    expect(Object.keys(facts).toSorted()).toEqual([
      ...['keys.bounces', 'keys.different', 'keys.fastest-gap', 'keys.median-gap'],
      ...['keys.pressed', 'keys.stuck'],
    ]);
  });

  it('runs only in a deeper reading, and only on a keyboard', async () => {
    expect((await tested(simulated('ducky'), 'L1')).facts).toEqual({});
    expect(
      ['keyboard', 'ducky', 'ups', 'printer', 'usb-stick'].filter((name) =>
        keyTest.matches(described(simulated(name))),
      ),
    ).toEqual(['keyboard', 'ducky']);
  });
});
