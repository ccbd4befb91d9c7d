import { expect, it } from 'vitest';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import { readingDeadlineMs } from './reading-deadline.ts';

const deadlines = { config: () => ({ readDeadlineMs: 30_000, trustDeadlineMs: 110_000 }) };

it.for([
  ['iphone', false, 110_000],
  ['android-full', false, 30_000],
  ['android-full', true, 110_000],
  ['usb-stick', true, 30_000],
] as const)('gives %s, with Android debugging %s, %i ms', ([name, androidDebugging, expected]) => {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);

  expect(readingDeadlineMs(described(device).summary, { ...deadlines, androidDebugging })).toBe(
    expected,
  );
});
