import type { Page } from '@playwright/test';
import { startStation } from '../test/e2e/harness/station.ts';
import {
  arrive,
  checkInAsGuest,
  press,
  takeNumber,
  tellReason,
} from '../test/e2e/harness/visitor.ts';
import { asAnotherMatter } from './another-matter.ts';
import { endVisit } from './end-visit.ts';
import { nowMs } from './page-clock.ts';
import { median, percentile } from './percentile.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, plainFigure } from './report.ts';
import { seenAt, watchFor } from './seen-at.ts';

const visits = 5;
const device = 'android-full';

const plugToDevice = 'plug → device on the screen';

/**
 * Whole visits with a simulated device: what the visitor waits for after the plug and after his
 * consent, and how long until the technician's console shows what he sent. Times end after the frame
 * that draws them. The simulated bus takes 15 ms per exchange with the device.
 */
export async function plugToCard(): Promise<readonly Figure[]> {
  return [...(await timesOfVisits())].flatMap(([name, times]) => [
    plainFigure(`${name}, median of ${visits}`, median(times), 'ms'),
    plainFigure(`${name}, worst`, percentile(times, 1), 'ms'),
  ]);
}

/** From the simulated bus's event until the kiosk has drawn the device, in milliseconds. */
export async function plugToScreen(): Promise<readonly number[]> {
  const times = (await timesOfVisits()).get(plugToDevice);
  if (times === undefined) throw new Error('No visit was measured');
  return times;
}

function timesOfVisits(): Promise<ReadonlyMap<string, readonly number[]>> {
  return withScreens(async (browser) => {
    const station = await startStation(browser);
    try {
      const console = await station.openConsole();
      const { screen } = station.kiosk();
      const samples = new Map<string, number[]>();
      for (let visit = 0; visit <= visits; visit += 1) {
        const times = await visitWithDevice(screen, console, {
          plug: () => station.dock.plug(device, '1-1'),
          unplug: () => station.dock.unplug('1-1'),
        });
        // The first warms up.
        if (visit === 0) continue;
        for (const [name, time] of Object.entries(times)) {
          samples.set(name, [...(samples.get(name) ?? []), time]);
        }
      }
      return samples;
    } finally {
      await station.stop();
    }
  });
}

async function visitWithDevice(
  screen: Page,
  console: Page,
  hands: { readonly plug: () => Promise<void>; readonly unplug: () => Promise<void> },
): Promise<Readonly<Record<string, number>>> {
  const pressHere = (key: string) => press(screen, key);
  await checkInAsGuest(screen, 'Sam');
  await tellReason(screen, 'De opslag is vol.');
  await asAnotherMatter(screen, pressHere, 'device-plug');

  await watchFor(screen, { device: '[data-screen=device-consent]' });
  const pluggedAt = nowMs();
  await hands.plug();
  await arrive(screen, 'device-consent');
  const plugged = await allSeen(screen, 'device');

  const lines = '[data-screen=device-reading] [aria-live] ul';
  await watchFor(screen, {
    fact: `${lines}:first-child li`,
    finding: `${lines}:last-child li, [data-screen=device-result]`,
    result: '[data-screen=device-result]',
  });
  await press(screen, 'kiosk:device-consent.yes');
  await arrive(screen, 'device-result');
  const read = await allSeen(screen, 'fact', 'finding', 'result');
  await pressHere('words:triage.finding.answers.yes');
  await asAnotherMatter(screen, pressHere, 'urgency', 'proposal');

  const before = await console.locator('tbody tr').count();
  await watchFor(console, { line: `tbody tr:nth-of-type(${before + 1})` });
  await watchFor(screen, { number: '[data-screen=number]' });
  await takeNumber(screen);
  const submitted = await allSeen(screen, 'number');
  const shown = await allSeen(console, 'line');

  await hands.unplug();
  await endVisit(screen);
  return {
    [plugToDevice]: at(plugged, 'device') - pluggedAt,
    'consent → first fact': at(read, 'fact') - at(read, 'click'),
    'consent → first finding': at(read, 'finding') - at(read, 'click'),
    'consent → result': at(read, 'result') - at(read, 'click'),
    'submit → number on the screen': at(submitted, 'number') - at(submitted, 'click'),
    "submit → line on the technician's console": at(shown, 'line') - at(submitted, 'click'),
  };
}

/** Waits until all were seen. */
async function allSeen(
  page: Page,
  ...names: readonly string[]
): Promise<Readonly<Record<string, number>>> {
  await page.waitForFunction(
    (wanted) => {
      const seen: unknown = Reflect.get(globalThis, 'balieSeen');
      return typeof seen === 'object' && seen !== null && wanted.every((name) => name in seen);
    },
    names,
    { timeout: 15_000 },
  );
  return seenAt(page);
}

function at(seen: Readonly<Record<string, number>>, name: string): number {
  const time = seen[name];
  if (time === undefined) throw new Error(`${name} was not seen`);
  return time;
}
