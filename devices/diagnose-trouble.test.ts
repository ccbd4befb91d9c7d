import { describe, expect, it } from 'vitest';
import { fault } from '../shared/base/fault.ts';
import { err, ok } from '../shared/base/result.ts';
import { readoutSchema } from '../shared/domain/readout.ts';
import { codesOf, read } from './diagnose.test-support.ts';
import type { Probe } from './probe.ts';
import { probes } from './registry.ts';

describe('a reading that is cut off', () => {
  it('ends with what was learnt when the device is unplugged', async () => {
    const { readout } = await read('android-full', {
      onFact: (fact, { unplug }) => {
        if (fact.key === 'mtp.model') unplug();
      },
    });

    expect(readout.complete).toBe(false);
    expect(readout.facts.some((fact) => fact.key === 'mtp.model')).toBe(true);
    expect(readout.probes.at(-1)?.fault?.code).toBe('device/gone');
  });

  it('ends when somebody stops it', async () => {
    const { readout } = await read('android-full', {
      onFact: (fact, { stop }) => {
        if (fact.key === 'usb.id') stop.stop();
      },
    });

    expect(readout.complete).toBe(false);
    expect(readout.probes.map((outcome) => outcome.fault?.code ?? null)).toEqual([
      null,
      'reader/stopped',
      'reader/stopped',
    ]);
  });

  it('ends at its deadline although the device hangs', async () => {
    const { readout, tookMs } = await read('hanging', { deadlineMs: 700 });

    expect(tookMs).toBeLessThanOrEqual(700);
    expect(readout.complete).toBe(false);
    expect(readout.probes.at(-1)?.fault).toEqual(fault('device/timeout', 'not read within 700 ms'));
  });

  it('ends at its deadline although opening hangs', async () => {
    const { readout, tookMs } = await read('android-full', {
      deadlineMs: 700,
      request: { open: () => new Promise(() => {}) },
    });

    expect(tookMs).toBe(700);
    expect(readout.complete).toBe(false);
  });

  it('goes on with the next probe when one passes its own deadline', async () => {
    const deaf: Probe = {
      id: 'deaf',
      layer: 'L0',
      deadlineMs: 300,
      matches: () => true,
      run: () => new Promise(() => {}),
    };

    const { readout } = await read('android-full', { probes: [deaf, ...probes] });

    expect(readout.complete).toBe(false);
    expect(readout.probes.map((one) => [one.probe, one.fault?.code ?? null])).toEqual([
      ['usb-descriptors', null],
      ['deaf', 'device/timeout'],
      ['usb-bos', null],
      ['mtp-contents', null],
    ]);
  });
});

describe('a reading of a device that may not be opened', () => {
  it('still tells what the descriptors say', async () => {
    const { readout } = await read('android-full', {
      request: { open: async () => err(fault('device/denied', 'permission denied (errno 13)')) },
    });

    expect(readout.facts.length).toBeGreaterThan(10);
    expect(codesOf(readout.findings)).toEqual(['partly-read']);
    expect(readout.probes.at(-1)?.fault?.code).toBe('device/denied');
  });

  it('tells a bug in a probe as a bug and keeps the other answers', async () => {
    const broken: Probe = {
      id: 'broken',
      layer: 'L0',
      deadlineMs: 300,
      matches: () => true,
      run: async () => {
        throw new TypeError('undefined is not a function');
      },
    };

    const { readout } = await read('android-full', { probes: [broken, ...probes] });

    expect(readout.probes[1]?.fault?.code).toBe('internal/bug');
    expect(codesOf(readout.findings)).toContain('storage-full');
  });

  it('says what the visitor must do, once per change, and that it is over when the probe ends', async () => {
    const told: (string | null)[] = [];
    const asking: Probe = {
      id: 'asking',
      layer: 'L1',
      deadlineMs: 300,
      matches: () => true,
      run: async ({ prompt }) => {
        prompt('unlock');
        prompt('unlock');
        prompt('choose-file-transfer');
        return ok(null);
      },
    };

    await read('android-full', {
      probes: [asking],
      request: { onPrompt: (prompt) => told.push(prompt) },
    });

    expect(told).toEqual(['unlock', 'choose-file-transfer', null]);
  });

  it('leaves out a figure that is no number, and keeps the rest', async () => {
    const odd: Probe = {
      id: 'odd',
      layer: 'L0',
      deadlineMs: 300,
      matches: () => true,
      run: async ({ report }) => {
        for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 7]) {
          report({ key: 'odd.figure', value, unit: 'count', confidence: 'reported' });
        }
        return ok(null);
      },
    };

    const { readout } = await read('android-full', { probes: [odd] });

    expect(readoutSchema.safeParse(readout).success).toBe(true);
    expect(readout.facts.find((fact) => fact.key === 'odd.figure')?.value).toBe(7);
  });

  it('ignores what a probe reports after its end, and a second fact of one key', async () => {
    let late = () => {};
    const chatty: Probe = {
      id: 'chatty',
      layer: 'L0',
      deadlineMs: 300,
      matches: () => true,
      run: async ({ report }) => {
        const say = (value: string) =>
          report({ key: 'chatty.word', value, unit: null, confidence: 'reported' });
        say('first\u202e');
        say('second');
        late = () => report({ key: 'late.word', value: 'x', unit: null, confidence: 'reported' });
        return ok(null);
      },
    };

    const { readout, facts } = await read('android-full', { probes: [chatty] });
    late();

    expect(facts.filter((fact) => fact.probe === 'chatty').map((fact) => fact.value)).toEqual([
      'first',
    ]);
    expect(readout.facts.some((fact) => fact.key === 'late.word')).toBe(false);
  });
});
