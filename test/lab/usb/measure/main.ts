/**
 * What `npm run bench usb-lab` measures inside the guest (docs/devices/usb-lab.md). Prints one line of
 * JSON, which bench/usb-lab.ts reads.
 *
 *     main.ts <rounds> <cycles>
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthyIphone } from '../../../../devices/simulated/iphones.ts';
import { EmulatedIphone } from '../../apple/emulated-iphone.ts';
import { EmulatedUsbmuxd } from '../../apple/emulated-usbmuxd.ts';
import { say } from '../checks.ts';
import { LabStation } from '../lab-station.ts';
import { plugTen } from '../ten-at-once.ts';
import { controllers } from '../vhci.ts';
import { tellingAt } from './held.ts';
import { measureClasses } from './measure-classes.ts';
import { measureCycles } from './measure-cycles.ts';
import type { Measured, MeasuredTen } from './measured.ts';

const [rounds = 1, cycles = 0] = process.argv.slice(2).map(Number);

/** An owner who trusts whoever asks; usbmuxd owns iPhones, so that the reader and its peer ask it. */
const udid = '00000000-00000LAB0IPHONE1';
const phone = new EmulatedIphone({ udid, contents: healthyIphone, pairAnswers: [null] });
const usbmuxd = await EmulatedUsbmuxd.start(phone);
process.env.USBMUXD_SOCKET_ADDRESS = `UNIX:${usbmuxd.address}`;

const station = await LabStation.start();
const { firstEventMs, classes } = await measureClasses(station, rounds);
say('measured every class');
const ten = [await measureTen(station, controllers()), await measureTen(station, 1)];
say('measured ten devices at once');
await station.stop();

const measured: Measured = {
  firstEventMs,
  classes: [...classes],
  ten,
  cycles: cycles === 0 ? null : await measuredCycles(),
};
process.stdout.write(`LAB-MEASURED ${JSON.stringify(measured)}\n`);
await usbmuxd[Symbol.asyncDispose]();
process.exit(0);

async function measureTen(at: LabStation, spread: number): Promise<MeasuredTen> {
  const times = { lastKernel: [], lastEvent: [], lastLayer0: [], slowest: [] };
  const all: MeasuredTen = { controllers: spread, ...times };
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    const plugged = await plugTen(at, spread);
    await Promise.all(plugged.told.map(({ summary }) => at.read(summary.deviceId, 'L0')));
    all.lastLayer0.push(performance.now() - startedMs);
    all.lastKernel.push(plugged.lastKernelMs);
    all.lastEvent.push(plugged.lastToldMs);
    all.slowest.push(plugged.slowestAfterKernelMs);
    await plugged.unplugAll();
  }
  return all;
}

/** With a reader of its own: one that tells what it holds would be in the way of the times above. */
async function measuredCycles() {
  const socket = join(tmpdir(), 'held.sock');
  process.env.NODE_OPTIONS = tellingAt(socket);
  const telling = await LabStation.start();
  const result = await measureCycles(telling, socket, cycles);
  await telling.stop();
  return result;
}
