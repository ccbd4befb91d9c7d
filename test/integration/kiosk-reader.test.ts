import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../main/log/log.ts';
import { forkedReader } from '../../main/reader-link/forked-reader.ts';
import { SupervisedReader } from '../../main/reader-link/supervised-reader.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import { LabReaderLink } from '../lab/lab-reader-link.ts';

let lab: LabReaderLink;
let reader: SupervisedReader;

beforeEach(() => {
  lab = new LabReaderLink(forkedReader(join(import.meta.dirname, '..', 'lab', 'reader.ts')));
  reader = new SupervisedReader({
    startProcess: lab.startProcess,
    timer: systemTimer,
    random: () => 0,
    log: silentLog,
  });
  reader.start();
});

afterEach(async () => {
  await reader.stop();
});

const attached = (): Promise<DeviceSummary> =>
  new Promise((resolve) => {
    reader.on('device.attached', resolve);
  });

/** The next time that the reader can read, or cannot. */
const fault = (wanted: string | null): Promise<void> =>
  new Promise((resolve) => {
    const stop = reader.onFault((now) => {
      if ((now?.code ?? null) !== wanted) return;
      stop();
      resolve();
    });
  });

const read = (device: DeviceSummary) =>
  reader.call('device.read', { deviceId: device.deviceId, upTo: 'L1', deadlineMs: 20_000 });

describe('the reader process', () => {
  it('may be killed in the middle of a readout: the kiosk reads again a moment later', async () => {
    const plugged = attached();
    lab.plug('android-full', '1-1');
    const device = await plugged;
    const firstFact = new Promise<void>((resolve) => {
      const stop = reader.on('readout.fact', () => {
        stop();
        resolve();
      });
    });
    const cutOff = read(device);
    await firstFact;
    const back = fault(null);

    lab.trouble('crash');

    expect(await cutOff).toMatchObject({ ok: false, fault: { code: 'reader/crashed' } });
    await back;
    const list = await reader.call('device.list', {});
    const again = list.ok ? list.value[0] : undefined;
    if (again === undefined) throw new Error('The device is gone after the restart');
    const readout = await read(again);
    expect(readout.ok && readout.value.findings.map((finding) => finding.code)).toContain(
      'storage-full',
    );
  });

  it('that hangs is ended and started again', async () => {
    const plugged = attached();
    lab.plug('android-full', '1-1');
    await plugged;
    const crashed = fault('reader/crashed');

    lab.trouble('hang');
    const hung = reader.call('device.list', {});

    await crashed;
    expect(await hung).toMatchObject({ fault: { code: 'reader/crashed' } });
    await fault(null);
  });
});
