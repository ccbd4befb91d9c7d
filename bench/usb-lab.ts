import { z } from 'zod';
import { provide } from '../scripts/usb-lab/needs.ts';
import { bootLab } from '../scripts/usb-lab/run.ts';
import {
  measuredSchema,
  type Measured,
  type MeasuredClass,
  type MeasuredCycles,
  type MeasuredTen,
} from '../test/lab/usb/measure/measured.ts';
import { growthPerThousand } from './growth.ts';
import { median, percentile } from './percentile.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';
import { plugToScreen } from './plug-to-card.ts';

/** How often each class is measured, after a round that warms up, and how often a phone goes in and out. */
const settingsSchema = z.object({
  BALIE_LAB_ROUNDS: z.coerce.number().int().min(2).default(6),
  BALIE_LAB_CYCLES: z.coerce.number().int().min(0).default(1000),
});

/** Programs of others that only the measurements run. */
const peerNeeds = [
  { file: '/usr/sbin/smartctl', package: 'smartmontools' },
  { file: '/usr/bin/ideviceinfo', package: 'libimobiledevice-utils' },
];

/** Warm-up of heap and working set, as a share of all cycles. */
const warmShare = 0.25;

/**
 * Devices on a real kernel's USB bus in user-mode Linux, beside programs of others on the same devices in
 * the same run. The kiosk's screen cannot run in there: its share is measured in the real Electron, with
 * a simulated bus, and stands in lines of its own.
 */
export async function usbLab(): Promise<readonly Figure[]> {
  const screen = await plugToScreen();
  const measured = await measure();
  const { classes, ten, cycles: again, firstEventMs } = measured;
  const events = classes.flatMap(({ event }) => event);
  const afterBound = classes.flatMap((one) => one.afterBound);
  const afterUdev = classes.flatMap((one) => one.afterUdev);
  return [
    ...spread('the screen’s share: event → device drawn, in Electron, NOT in the lab', screen),
    ...classes.flatMap((one) => figuresOfClass(one, median(screen))),
    plainFigure('all classes: kernel’s event → ours, p99', percentile(events, 0.99), 'ms', 60),
    plainFigure('all classes: the kernel is done → our event, p50', median(afterBound), 'ms'),
    plainFigure('all classes: the same, p99', percentile(afterBound, 0.99), 'ms', 60),
    plainFigure('all classes: udev has passed it on → our event, p50', median(afterUdev), 'ms'),
    plainFigure('all classes: the same, p99', percentile(afterUdev, 0.99), 'ms', 60),
    plainFigure('first device after the reader’s start: kernel’s event → ours', firstEventMs, 'ms'),
    ...ten.flatMap((one) => figuresOfTen(one, median(screen))),
    ...(again === null ? [] : figuresOfCycles(again)),
  ];
}

async function measure(): Promise<Measured> {
  const { BALIE_LAB_ROUNDS: rounds, BALIE_LAB_CYCLES: cycles } = settingsSchema.parse(process.env);
  await provide(peerNeeds, 'The bench of the USB lab');
  const { console: text } = await bootLab({
    program: ['test/lab/usb/measure/main.ts', String(rounds), String(cycles)],
    limitSeconds: 300 + rounds * 120 + cycles,
  });
  const [, line] = /^LAB-MEASURED (\{.*\})$/mu.exec(text) ?? [];
  if (line === undefined) throw new Error(`the guest measured nothing:\n${text.slice(-3000)}`);
  return measuredSchema.parse(JSON.parse(line));
}

function figuresOfClass(one: MeasuredClass, screenMs: number): readonly Figure[] {
  const { device, peer, kernel, event, afterBound, layer0, lsusbAtOnce, lsusb, reading } = one;
  const later = (theirs: readonly number[]) => median(layer0) - median(theirs);
  const card = median(kernel) + median(layer0) + screenMs;
  return [
    ...spread(`${device}: plug → kernel’s event, the kernel’s share`, kernel),
    ...spread(`${device}: kernel’s event → ours`, event),
    ...spread(`${device}: the kernel is done with it → our event`, afterBound),
    ...spread(`${device}: kernel’s event → layer 0`, layer0),
    ...spread(`${device}: lsusb -v -d at the same moment`, lsusbAtOnce),
    ...spread(`${device}: lsusb -v -d at rest`, lsusb),
    plainFigure(
      `${device}: layer 0 later than lsusb at that moment`,
      later(lsusbAtOnce),
      'ms',
      100,
    ),
    plainFigure(`${device}: layer 0 later than lsusb at rest`, later(lsusb), 'ms', 100),
    plainFigure(`${device}: plug → layer 0 on the card, with the screen’s share`, card, 'ms', 1000),
    ...spread(`${device}: the whole reading`, reading),
    ...(peer === null ? [] : besidePeer(one, peer)),
  ];
}

function besidePeer({ device, peerPart, peerCommand }: MeasuredClass, peer: string): Figure[] {
  const [ours, theirs] = [median(peerPart), median(peerCommand)];
  const [ourWorst, theirWorst] = [percentile(peerPart, 1), percentile(peerCommand, 1)];
  return [
    ratioFigure(`${device}: what ${peer} reads, p50 (baseline: that)`, ours, 'ms', theirs, 1),
    ratioFigure(
      `${device}: the same, worst of ${peerPart.length}`,
      ourWorst,
      'ms',
      theirWorst,
      null,
    ),
  ];
}

function figuresOfTen(one: MeasuredTen, screenMs: number): readonly Figure[] {
  const name = `ten devices on ${one.controllers === 1 ? 'one hub' : `${one.controllers} controllers`}`;
  return [
    ...spread(`${name}: first plug → the kernel’s last event`, one.lastKernel),
    ...spread(`${name}: first plug → our last event`, one.lastEvent),
    ...spread(`${name}: first plug → layer 0 of all read`, one.lastLayer0),
    plainFigure(
      `${name}: all on the card, worst with the screen’s share`,
      percentile(one.lastEvent, 1) + screenMs,
      'ms',
      3000,
    ),
    ...spread(`${name}: kernel’s event → ours, the slowest of ten`, one.slowest),
  ];
}

function figuresOfCycles(one: MeasuredCycles): readonly Figure[] {
  const { sampleEvery } = one;
  const warm = <T>(samples: readonly T[]) => samples.slice(Math.ceil(samples.length * warmShare));
  const growth = (samples: readonly number[]) => growthPerThousand(warm(samples), sampleEvery);
  const more = (samples: readonly number[]) => (samples.at(-1) ?? 0) - (samples[0] ?? 0);
  const name = `${one.cycles} times in and out`;
  return [
    plainFigure(`${name}: events lost`, one.lost.length, 'count', 0),
    plainFigure(`${name}: plug → event, p50`, median(one.ins), 'ms'),
    plainFigure(`${name}: plug → event, p99`, percentile(one.ins, 0.99), 'ms'),
    plainFigure(`${name}: plug → event, slowest`, percentile(one.ins, 1), 'ms'),
    plainFigure(`${name}: pull → event, p50`, median(one.outs), 'ms'),
    plainFigure(`${name}: pull → event, slowest`, percentile(one.outs, 1), 'ms'),
    plainFigure(`${name}: heap, per 1,000`, growth(one.heapMegabytes), 'MB growth', 0.1),
    plainFigure(`${name}: resident memory, per 1,000`, growth(one.residentMegabytes), 'MB growth'),
    plainFigure(`${name}: resident memory at the end`, one.residentMegabytes.at(-1) ?? 0, 'MB'),
    plainFigure(`${name}: more open files`, more(one.openFiles), 'count', 0),
    plainFigure(`${name}: more listeners`, more(one.listeners), 'count', 0),
    plainFigure(`${name}: more timers and handles`, more(one.resources), 'count', 0),
    plainFigure(`${name}: zombies`, one.zombies, 'count', 0),
  ];
}

function spread(name: string, samples: readonly number[]): readonly Figure[] {
  return [
    plainFigure(`${name}, p50`, median(samples), 'ms'),
    plainFigure(`${name}, worst of ${samples.length}`, percentile(samples, 1), 'ms'),
  ];
}
