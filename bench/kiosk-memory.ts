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
  press,
  takeNumber,
  tellReason,
} from '../test/e2e/harness/visitor.ts';
import { endVisit } from './end-visit.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, plainFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const visits = 1000;
const warmUpVisits = 200;
/** Whole visits by tapping, with a device that is read; slower, so fewer. */
const tappedVisits = 5;
/** A tenth of what P12 allows in 10,000 visits. */
const growthTarget = 0.1;

/** Memory after collecting garbage, in MB. Working sets count pages that processes share. */
interface Memory {
  readonly mainSet: number;
  readonly mainHeap: number;
  readonly rendererSet: number;
  readonly rendererHeap: number;
  readonly readerSet: number;
  readonly nodes: number;
}

/**
 * Memory of the kiosk's processes before and after 1,000 visits through the bridge of its page (core,
 * outbox, hand-off to a real desk), then before and after a few whole visits by tapping (page and
 * reader). A visitor's goodbye takes 6 s, which is why those are few.
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
      await callVisits(kiosk.screen, warmUpVisits);
      const before = await memoryOf(kiosk, session);
      await callVisits(kiosk.screen, visits);
      const between = await memoryOf(kiosk, session);
      for (let visit = 0; visit < tappedVisits; visit += 1) await tapVisit(kiosk.screen, dock);
      const after = await memoryOf(kiosk, session);
      return figuresOf(before, between, after);
    } finally {
      await kiosk.kill();
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
}

function figuresOf(before: Memory, between: Memory, after: Memory): readonly Figure[] {
  const calls = `over ${visits} visits through the bridge`;
  const taps = `over ${tappedVisits} visits by tapping`;
  const growth = (name: string, from: number, to: number, target: number | null) =>
    plainFigure(name, to - from, 'MB growth', target);
  return [
    plainFigure('main process after warming up', before.mainSet, 'MB'),
    plainFigure('page after warming up', before.rendererSet, 'MB'),
    plainFigure('reader after warming up', before.readerSet, 'MB'),
    growth(`main process ${calls}`, before.mainSet, between.mainSet, growthTarget),
    growth(`its JavaScript heap ${calls}`, before.mainHeap, between.mainHeap, growthTarget),
    growth(`page ${calls}`, before.rendererSet, between.rendererSet, null),
    growth(`its JavaScript heap ${calls}`, before.rendererHeap, between.rendererHeap, growthTarget),
    growth(`main process's heap ${taps}`, between.mainHeap, after.mainHeap, null),
    growth(`page ${taps}`, between.rendererSet, after.rendererSet, null),
    growth(`its JavaScript heap ${taps}`, between.rendererHeap, after.rendererHeap, null),
    growth(`reader ${taps}`, between.readerSet, after.readerSet, null),
    plainFigure(`more nodes in the page ${taps}`, after.nodes - between.nodes, 'count', 0),
  ];
}

async function memoryOf({ app, screen }: Kiosk, session: CDPSession): Promise<Memory> {
  await screen.waitForTimeout(1000);
  await session.send('HeapProfiler.collectGarbage');
  const main = await app.evaluate(({ app: electron }) => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    // The flag makes a global of this name in every new context.
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    collect();
    return {
      heap: process.memoryUsage().heapUsed / 1024 / 1024,
      processes: electron.getAppMetrics().map(({ type, name, memory }) => ({
        what: `${type} ${name ?? ''}`,
        megabytes: memory.workingSetSize / 1024,
      })),
    };
  });
  const setOf = (pattern: RegExp): number => {
    const found = main.processes.find(({ what }) => pattern.test(what));
    if (found === undefined) {
      throw new Error(`No process ${pattern} in ${main.processes.map((p) => p.what).join(', ')}`);
    }
    return found.megabytes;
  };
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return {
    mainSet: setOf(/^Browser/u),
    mainHeap: main.heap,
    rendererSet: setOf(/^Tab/u),
    rendererHeap: usedSize / 1024 / 1024,
    readerSet: setOf(/^Utility .*(?:reader|Node)/iu),
    nodes,
  };
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
  await arrive(screen, 'device-plug');
  await dock.plug('android-full', '1-1');
  await arrive(screen, 'device-consent');
  await press(screen, 'kiosk:device-consent.yes');
  await screen.locator('[data-screen=device-result]').waitFor({ timeout: 15_000 });
  await screen.getByRole('main').getByRole('button').first().click();
  await takeNumber(screen);
  await dock.unplug('1-1');
  await endVisit(screen);
}
