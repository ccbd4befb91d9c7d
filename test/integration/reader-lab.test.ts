import { describe, expect, it } from 'vitest';
import { ReaderChild } from './reader-child.ts';

const entry = 'test/lab/reader.ts';
const upTo = 'L1';

async function withReader<T>(story: (reader: ReaderChild) => Promise<T>): Promise<T> {
  await using reader = new ReaderChild(entry);
  // Until the process runs, its start would be counted as the bus's time.
  await reader.call('reader.ping', {});
  return await story(reader);
}

describe('the reader process', () => {
  it('tells within a second that a device was plugged in, and that it was pulled out', async () => {
    await withReader(async (reader) => {
      const startedMs = performance.now();
      const { deviceId, kind, simulated } = await reader.plug('usb-stick', '1-4.2');

      expect(performance.now() - startedMs).toBeLessThan(1000);
      expect({ kind, simulated }).toEqual({ kind: 'storage', simulated: true });
      reader.lab({ do: 'unplug', port: '1-4.2' });
      expect(await reader.event('device.detached')).toEqual({ deviceId });
      expect(await reader.call('device.list', {})).toEqual({ ok: true, value: [] });
    });
  });

  it('reads a full phone: facts and findings come as events, the whole as the reply', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('android-full');

      const read = await reader.call('device.read', { deviceId, upTo, deadlineMs: 10_000 });

      if (!read.ok) throw new Error(read.fault.code);
      const { facts, findings, complete } = read.value;
      expect(complete).toBe(true);
      expect(findings.map((finding) => finding.code)).toEqual(['storage-full', 'battery-low']);
      const free = facts.find((fact) => fact.key === 'storage.free');
      expect(free).toMatchObject({
        value: 1_200_000_000,
        unit: 'byte',
        probe: 'mtp-contents',
        layer: 'L1',
        confidence: 'reported',
      });
      const told = await reader.event('readout.fact', ({ fact }) => fact.key === 'storage.free');
      expect(told).toEqual({ deviceId, fact: free });
      await reader.event('readout.finding', ({ finding }) => finding.code === 'storage-full');
    });
  });

  it('ends a reading as incomplete when the device is pulled out in the middle', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('android-full');

      const reading = reader.call('device.read', { deviceId, upTo, deadlineMs: 10_000 });
      await reader.event('readout.fact', ({ fact }) => fact.key === 'mtp.model');
      reader.lab({ do: 'unplug', port: '1-1' });
      const read = await reading;

      if (!read.ok) throw new Error(read.fault.code);
      expect(read.value.complete).toBe(false);
      expect(read.value.probes.at(-1)?.fault?.code).toBe('device/gone');
    });
  });

  it('ends a reading when it is asked to, and refuses a second one of the same device', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('hanging');

      const reading = reader.call('device.read', { deviceId, upTo, deadlineMs: 60_000 });
      await reader.event('readout.fact');
      expect(await reader.call('device.read', { deviceId, upTo, deadlineMs: 1000 })).toMatchObject({
        fault: { code: 'device/busy' },
      });
      await reader.call('device.stop-reading', { deviceId });
      const read = await reading;

      if (!read.ok) throw new Error(read.fault.code);
      expect(read.value.complete).toBe(false);
      expect(read.value.probes.at(-1)?.fault?.code).toBe('reader/stopped');
    });
  });

  it('holds the deadline of a device that hangs', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('hanging');
      const startedMs = performance.now();

      const read = await reader.call('device.read', { deviceId, upTo, deadlineMs: 400 });

      expect(performance.now() - startedMs).toBeLessThan(1400);
      if (!read.ok) throw new Error(read.fault.code);
      expect(read.value.complete).toBe(false);
      expect(read.value.probes.at(-1)?.fault?.code).toBe('device/timeout');
    });
  });

  it('lets no hostile character and no long text of a device out', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('hostile');
      await reader.call('device.read', { deviceId, upTo, deadlineMs: 10_000 });

      const sent = reader.everything();

      // In JSON a control character would stand as \u0000, a bidirectional mark as itself.
      expect(sent).not.toMatch(/\\u00[01]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
      expect(sent).not.toMatch(/A{201}/u);
      expect(sent).toContain('<img src=x onerror=alert(1)>');
    });
  });

  it('tells of a plug that comes and goes, without being asked', async () => {
    await withReader(async (reader) => {
      await reader.plug('flapping', '1-2');

      const trouble = await reader.event('port.trouble');

      expect(trouble).toEqual({ portPath: '1-2', trouble: 'loose' });
    });
  });

  it('knows a part of a dock by the hub that came with it', async () => {
    await withReader(async (reader) => {
      await reader.plug('dock-no-supply', '1-3');
      const { deviceId } = await reader.event(
        'device.attached',
        ({ portPath }) => portPath === '1-3.1',
      );

      const read = await reader.call('device.read', { deviceId, upTo, deadlineMs: 10_000 });

      if (!read.ok) throw new Error(read.fault.code);
      expect(read.value.findings.map((finding) => finding.code)).toContain('dock-without-power');
    });
  });

  it('dies alone when it is killed in the middle of a reading', async () => {
    await withReader(async (reader) => {
      const { deviceId } = await reader.plug('android-full');

      const reading = reader.call('device.read', { deviceId, upTo, deadlineMs: 10_000 });
      await reader.event('readout.fact', ({ fact }) => fact.key === 'mtp.model');
      reader.lab({ do: 'crash' });

      await expect(reading).rejects.toThrow('The reader has ended');
      expect(await reader.exited).toEqual([null, 'SIGKILL']);
    });
  });
});
