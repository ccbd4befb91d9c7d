import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { startDesk } from '../test/e2e/harness/desk.ts';
import { type Dock, dockAt } from '../test/e2e/harness/dock.ts';
import { freePort } from '../test/e2e/harness/free-port.ts';
import { arrive, press, takeNumber } from '../test/e2e/harness/visitor.ts';
import { dutchWords } from '../test/e2e/harness/words.ts';
import { endVisit } from './end-visit.ts';
import { percentile } from './percentile.ts';
import { startProgram } from './processes.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, plainFigure } from './report.ts';

const journeys = 10;
/** On a busy machine fewer journeys must do. */
const longestMs = 120_000;
const slowerBy = 4;
/** Event Timing leaves out what took less than this. */
const leastMs = 16;

/**
 * Whole visitor journeys by tapping, with the kiosk's own keyboard and a simulated device, in Chromium
 * with its processor slowed four times (goal P8). From the tap to the next paint by Event Timing; long
 * tasks by the browser's own count. The first journey warms up.
 */
export function tapToPaint(): Promise<readonly Figure[]> {
  return withScreens(async (browser) => {
    const data = mkdtempSync(join(tmpdir(), 'balie-bench-'));
    const desk = await startDesk(data);
    const lab = await startProgram(join(import.meta.dirname, '..', 'test', 'lab', 'main.ts'), [
      ...['--data', data, '--join', desk.joinFile],
      ...['--port', String(await freePort()), '--dock-port', String(await freePort())],
    ]);
    try {
      const { url, dockUrl } = lab.ready;
      if (dockUrl === undefined || dockUrl === null) throw new Error('The lab has no dock');
      const dock = dockAt(dockUrl);
      const context = await browser.newContext({
        viewport: { width: 1080, height: 1920 },
        hasTouch: true,
      });
      const screen = await context.newPage();
      await screen.goto(url);
      await journey(screen, dock);
      const session = await context.newCDPSession(screen);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
      await observe(screen);
      const until = performance.now() + longestMs;
      let made = 0;
      while (made < journeys && performance.now() < until) {
        await journey(screen, dock);
        made += 1;
      }
      return [plainFigure('journeys made', made, 'count'), ...figuresOf(await observed(screen))];
    } finally {
      await lab.stop();
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
}

async function journey(screen: Page, dock: Dock): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.problem');
  await arrive(screen, 'check-in');
  await press(screen, 'kiosk:check-in.guest');
  await typeByTaps(screen, 'kiosk:guest.name', 'noor');
  await typeByTaps(screen, 'kiosk:guest.contact', 'noor');
  await press(screen, 'kiosk:guest.go');
  await arrive(screen, 'category');
  await press(screen, 'words:category.wifi');
  while ((await arrive(screen, 'triage', 'words')) === 'triage') {
    const asked = await screen.getByRole('heading', { level: 1 }).textContent();
    await press(screen, 'words:triage.not-sure');
    await screen.getByRole('heading', { level: 1, name: asked ?? '' }).waitFor({ state: 'hidden' });
  }
  await typeByTaps(screen, 'kiosk:words.label', 'geen wifi');
  await press(screen, 'kiosk:words.go');
  await arrive(screen, 'device-plug');
  await dock.plug('android-full', '1-1');
  await arrive(screen, 'device-consent');
  await press(screen, 'kiosk:device-consent.yes');
  await arrive(screen, 'device-result');
  await screen.getByRole('main').getByRole('button').first().click();
  await takeNumber(screen);
  await dock.unplug('1-1');
  await endVisit(screen);
}

/** Taps a text on the kiosk's own keyboard, as a visitor must. */
async function typeByTaps(screen: Page, label: string, text: string): Promise<void> {
  await screen.getByLabel(dutchWords(label)).click();
  const keyboard = screen.getByRole('group', { name: dutchWords('kiosk:keyboard.name') });
  for (const letter of text) {
    const name = letter === ' ' ? dutchWords('kiosk:keyboard.space') : letter;
    await keyboard.getByRole('button', { name, exact: true }).click();
  }
}

const observedSchema = z.object({
  /** Longest event of each interaction that took 16 ms or more. */
  interactions: z.array(z.number()),
  /** All interactions, also the short ones. */
  count: z.number(),
  tasks: z.array(z.number()),
  frames: z.array(z.number()),
});

/** From now on the page notes its interactions, long tasks and long frames. */
async function observe(screen: Page): Promise<void> {
  await screen.evaluate((leastDuration) => {
    const before = countInteractions();
    const longest = new Map<number, number>();
    const tasks: number[] = [];
    const frames: number[] = [];
    const follow = (
      options: PerformanceObserverInit & { readonly durationThreshold?: number },
      take: (entry: PerformanceEntry) => void,
    ): void => {
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe(options);
    };
    follow({ type: 'event', durationThreshold: leastDuration }, (entry) => {
      const id = 'interactionId' in entry ? Number(entry.interactionId) : 0;
      if (id > 0) longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
    });
    follow({ type: 'longtask' }, (entry) => tasks.push(entry.duration));
    follow({ type: 'long-animation-frame' }, (entry) => frames.push(entry.duration));
    Object.assign(globalThis, {
      balieObserved: () => ({
        interactions: [...longest.values()],
        count: countInteractions() - before,
        tasks,
        frames,
      }),
    });
    /** Event Timing's own counter, which TypeScript's DOM does not know yet. */
    function countInteractions(): number {
      return Number(Reflect.get(performance, 'interactionCount') ?? 0);
    }
  }, leastMs);
}

async function observed(screen: Page): Promise<z.infer<typeof observedSchema>> {
  await screen.waitForTimeout(500);
  return observedSchema.parse(await screen.evaluate<unknown>('balieObserved()'));
}

function figuresOf({
  interactions,
  count,
  tasks,
  frames,
}: z.infer<typeof observedSchema>): readonly Figure[] {
  const short = Math.max(0, count - interactions.length);
  const all = [...interactions, ...Array.from({ length: short }, () => leastMs)];
  if (all.length === 0) throw new Error('The browser saw no interaction');
  const blocked = tasks.filter((task) => task > 50);
  return [
    plainFigure(`tap → next paint, p50 of ${all.length} taps`, percentile(all, 0.5), 'ms'),
    plainFigure('tap → next paint, p99', percentile(all, 0.99), 'ms', 50),
    plainFigure('tap → next paint, worst', percentile(all, 1), 'ms', 100),
    plainFigure('tasks over 50 ms', blocked.length, 'count', 0),
    plainFigure('longest task', Math.max(0, ...tasks), 'ms'),
    plainFigure('animation frames over 50 ms', frames.length, 'count'),
    plainFigure('longest animation frame', Math.max(0, ...frames), 'ms'),
  ];
}
