import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { startDesk } from '../test/e2e/harness/desk.ts';
import { type Dock, dockAt } from '../test/e2e/harness/dock.ts';
import { freePort } from '../test/e2e/harness/free-port.ts';
import { type Kiosk, startKiosk } from '../test/e2e/harness/kiosk.ts';
import {
  arrive,
  checkInAsGuest,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../test/e2e/harness/visitor.ts';
import { asAnotherMatter } from './another-matter.ts';
import { endVisit } from './end-visit.ts';
import { growthPerThousand } from './growth.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, plainFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

/** The curve of the working set is flat from here on. */
const warmUpVisits = 1000;
const visits = 2000;
const sampleEvery = 100;
/** Whole visits by tapping, with a device that is read; slower, so fewer. */
const tappedVisits = 5;
/** In 1,000 visits; P12 allows 1 MB in 10,000. */
const growthTarget = 0.1;

/** Working sets as they are, in MB. They count pages that processes share. */
interface WorkingSets {
  readonly main: number;
  readonly page: number;
  readonly reader: number;
}

/** What is in use after collecting garbage: heaps in MB, and the nodes of the page. */
interface Kept {
  readonly mainHeap: number;
  readonly pageHeap: number;
  readonly nodes: number;
}

/**
 * Memory of the kiosk's processes over 3,000 visits through the bridge of its page (core, outbox,
 * hand-off to a real desk), then over a few whole visits by tapping (page and reader). What counts is
 * the growth after warming up: code that runs for the first time and caches that fill are no leak. A
 * visitor's goodbye takes 6 s, which is why the tapped visits are few.
 */
export function kioskMemory(): Promise<readonly Figure[]> {
  return withScreens(async () => {
    const data = mkdtempSync(join(tmpdir(), 'balie-bench-'));
    const desk = await startDesk(data);
    const dockPort = await freePort();
    const kiosk = await startKiosk({ data, joinFile: desk.joinFile, dockPort });
    try {
      const session = await kiosk.screen.context().newCDPSession(kiosk.screen);
      const dock = dockAt(`http://127.0.0.1:${dockPort}`);
      await arrive(kiosk.screen, 'attract');
      for (let visit = 0; visit < 2; visit += 1) await tapVisit(kiosk.screen, dock);
      const warmingUp = await curveOver(kiosk, warmUpVisits);
      const warm = await keptBy(kiosk, session);
      const curve = await curveOver(kiosk, visits);
      const kept = await keptBy(kiosk, session);
      const beforeTaps = await workingSets(kiosk);
      for (let visit = 0; visit < tappedVisits; visit += 1) await tapVisit(kiosk.screen, dock);
      const afterTaps = await workingSets(kiosk);
      const keptAtLast = await keptBy(kiosk, session);
      return [
        ...curveFigures('main process', warmingUp, curve, ({ main }) => main, growthTarget),
        grown('its JavaScript heap', (kept.mainHeap - warm.mainHeap) / (visits / 1000)),
        ...curveFigures('page', warmingUp, curve, ({ page }) => page, null),
        grown('its JavaScript heap', (kept.pageHeap - warm.pageHeap) / (visits / 1000)),
        ...curveFigures('reader', warmingUp, curve, ({ reader }) => reader, null),
        ...tapFigures(beforeTaps, afterTaps, kept, keptAtLast),
      ];
    } finally {
      await kiosk.kill();
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
}

/** The working sets before the first of these visits and after every hundredth. */
async function curveOver(kiosk: Kiosk, count: number): Promise<readonly WorkingSets[]> {
  const samples = [await workingSets(kiosk)];
  for (let done = 0; done < count; done += sampleEvery) {
    await callVisits(kiosk.screen, sampleEvery);
    samples.push(await workingSets(kiosk));
  }
  return samples;
}

function curveFigures(
  name: string,
  warmingUp: readonly WorkingSets[],
  curve: readonly WorkingSets[],
  pick: (sets: WorkingSets) => number,
  target: number | null,
): readonly Figure[] {
  const sets = [...warmingUp, ...curve.slice(1)].map(pick);
  console.log(
    `  ${name}, MB every ${sampleEvery} visits: ${sets.map((set) => set.toFixed(0)).join(' ')}`,
  );
  return [
    plainFigure(`${name} at its start`, sets[0] ?? 0, 'MB'),
    plainFigure(`${name} after ${warmUpVisits} visits`, sets[warmingUp.length - 1] ?? 0, 'MB'),
    plainFigure(`${name} after ${warmUpVisits + visits} visits`, sets.at(-1) ?? 0, 'MB'),
    grown(name, growthPerThousand(curve.map(pick), sampleEvery), target),
  ];
}

function grown(name: string, growth: number, target: number | null = growthTarget): Figure {
  return plainFigure(`${name} per 1,000 visits, once warm`, growth, 'MB growth', target);
}

function tapFigures(
  before: WorkingSets,
  after: WorkingSets,
  keptBefore: Kept,
  keptAfter: Kept,
): readonly Figure[] {
  const taps = `over ${tappedVisits} visits by tapping`;
  const growth = (name: string, from: number, to: number) =>
    plainFigure(`${name} ${taps}`, to - from, 'MB growth');
  return [
    growth("main process's heap", keptBefore.mainHeap, keptAfter.mainHeap),
    growth('page', before.page, after.page),
    growth('its JavaScript heap', keptBefore.pageHeap, keptAfter.pageHeap),
    growth('reader', before.reader, after.reader),
    // React may still hold the screen before this one: as many nodes again, whatever the visits.
    plainFigure(
      `more nodes in the page ${taps}`,
      keptAfter.nodes - keptBefore.nodes,
      'count',
      keptBefore.nodes,
    ),
  ];
}

async function workingSets({ app }: Kiosk): Promise<WorkingSets> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, name, memory }) => ({
      what: `${type} ${name ?? ''}`,
      megabytes: memory.workingSetSize / 1024,
    })),
  );
  const setOf = (pattern: RegExp): number => {
    const found = processes.find(({ what }) => pattern.test(what));
    if (found === undefined) {
      throw new Error(`No process ${pattern} in ${processes.map(({ what }) => what).join(', ')}`);
    }
    return found.megabytes;
  };
  return {
    main: setOf(/^Browser/u),
    page: setOf(/^Tab/u),
    reader: setOf(/^Utility .*(?:reader|Node)/iu),
  };
}

async function keptBy({ app, screen }: Kiosk, session: CDPSession): Promise<Kept> {
  await screen.waitForTimeout(1000);
  // What the first collection finalizes, the second frees.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const mainHeap = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    // The flag makes a global of this name in every new context.
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  });
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { mainHeap, pageHeap: usedSize / 1024 / 1024, nodes };
}

/** Visits by the calls that the screens make, one after the other. */
async function callVisits(screen: Page, count: number): Promise<void> {
  const { answers, assessment, reason } = sampleIntake();
  await screen.evaluate(
    async ({ count, steps }) => {
      // The preload made it (preload/kiosk.ts); every reply is a Result.
      const bridge = Reflect.get(globalThis, 'balieBridge') as {
        call(name: string, input: unknown): Promise<{ ok: boolean; value?: { visitId?: string } }>;
      };
      const call = async (name: string, input: unknown) => {
        const reply = await bridge.call(name, input);
        if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
        return reply.value;
      };
      for (let visit = 0; visit < count; visit += 1) {
        const begun = await call('visit.begin', { by: 'touch', locale: 'nl' });
        const visitId = begun?.visitId;
        const identification = { by: 'guest', name: 'Sam', contact: '06 00 00 00 00' };
        await call('visit.identify', { visitId, identification });
        for (const step of steps) await call('visit.answer', { visitId, step });
        await call('visit.submit', { visitId });
      }
    },
    {
      count,
      steps: [
        { type: 'errand-chosen', errand: 'problem' },
        { type: 'report-type-chosen', reportType: 'incident' },
        { type: 'reason-given', reason },
        { type: 'device-decided', decision: { choice: 'no-device' } },
        { type: 'urgency-given', answers, proposal: assessment },
      ],
    },
  );
}

async function tapVisit(screen: Page, dock: Dock): Promise<void> {
  await checkInAsGuest(screen, 'Sam');
  await tellReason(screen, `De opslag is vol ${uuidv7()}.`);
  const pressHere = (key: string) => press(screen, key);
  await asAnotherMatter(screen, pressHere, 'device-plug');
  await dock.plug('android-full', '1-1');
  await letRead(screen);
  await pressHere('words:triage.finding.answers.yes');
  await asAnotherMatter(screen, pressHere, 'urgency', 'proposal');
  await takeNumber(screen);
  await dock.unplug('1-1');
  await endVisit(screen);
}
