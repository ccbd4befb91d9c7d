import { rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { type DeskUnderTest, startDeskUnderTest } from './desk-under-test.ts';
import { clockAhead, nowMs } from './page-clock.ts';
import { median, percentile } from './percentile.ts';
import { postIntake } from './post-intake.ts';
import { startProgram } from './processes.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, ratioFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const repeats = 5;
const visitsPerRepeat = 100;
/** Not a multiple of a frame, so that visits fall everywhere in one. */
const betweenMs = 57;
/** As many as stand on a busy console; every further visit is called and cancelled. */
const waitingLines = 9;

/** Somewhere to hand a visit over to, and the page that shows it. */
interface Place {
  readonly url: string;
  readonly kiosk: Readonly<Record<string, string>>;
  readonly page: Page;
  /** Takes the line away again, so that the page stays as long as it is. */
  readonly settle: () => Promise<void>;
}

/**
 * From the moment a kiosk sends a visit until a technician's browser has drawn its line, the product's
 * console beside a page of the floor program, interleaved in one run, in the same Chromium. Both end
 * after the frame that draws the line.
 */
export function submitToScreen(): Promise<readonly Figure[]> {
  return withScreens(async (browser) => {
    const desk = await startDeskUnderTest();
    const journal = join(tmpdir(), `balie-floor-${process.pid}`);
    const floor = await startProgram(join(import.meta.dirname, 'floor.ts'), [journal]);
    try {
      const least = await floorPlace(browser, floor.ready.url);
      const product = await productPlace(browser, desk);
      const samples = { least: new Rounds(), product: new Rounds() };
      await round(product);
      await round(least);
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        samples.least.add(await round(least));
        samples.product.add(await round(product));
      }
      return ([0.5, 0.99] as const).map((share) =>
        ratioFigure(
          `submit → line drawn in a second browser, p${share * 100}`,
          samples.product.at(share),
          'ms',
          samples.least.at(share),
          share === 0.5 ? 1.5 : 2,
        ),
      );
    } finally {
      await floor.stop();
      await desk.stop();
      rmSync(journal, { force: true });
    }
  });
}

/** The samples of several rounds; a percentile of them is the median of the rounds'. */
class Rounds {
  private readonly rounds: (readonly number[])[] = [];

  add(samples: readonly number[]): void {
    this.rounds.push(samples);
  }

  at(share: number): number {
    return median(this.rounds.map((samples) => percentile(samples, share)));
  }
}

async function floorPlace(browser: Browser, url: string): Promise<Place> {
  const page = await browser.newPage();
  await page.goto(url);
  return { url, kiosk: {}, page, settle: async () => undefined };
}

async function productPlace(browser: Browser, desk: DeskUnderTest): Promise<Place> {
  const call = async (path: string, method: string, body: unknown): Promise<unknown> => {
    const response = await fetch(desk.url + path, {
      method,
      headers: { ...desk.staffHeaders, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  await call('/v1/session/counter', 'PUT', { counter: 'Balie 1' });
  const agent = new Agent();
  for (let line = 0; line < waitingLines; line += 1) {
    await postIntake(agent, desk.url, desk.kioskHeaders, sampleIntake());
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = desk.staffHeaders['cookie']?.split('=') ?? [];
  await context.addCookies([{ name, value, url: desk.url }]);
  const page = await context.newPage();
  await page.goto(`${desk.url}/console`);
  await page
    .locator('tbody tr')
    .nth(waitingLines - 1)
    .waitFor();
  const called = z.looseObject({
    item: z.looseObject({ ticketId: z.string(), version: z.int() }),
  });
  return {
    url: desk.url,
    kiosk: desk.kioskHeaders,
    page,
    settle: async () => {
      const ticket = called.parse(
        await call('/v1/queue/next', 'POST', { queues: ['advice', 'device-operations'] }),
      );
      await call(`/v1/tickets/${ticket.item.ticketId}/cancel`, 'POST', {
        version: ticket.item.version,
        reason: 'Meting',
      });
    },
  };
}

const drawnSchema = z.tuple([z.number()], z.number());

/** Times of some visits, each alone, until its line was drawn. */
async function round({ url, kiosk, page, settle }: Place): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  await page.evaluate(noteNewLines);
  const ahead = await clockAhead(page);
  for (let visit = 0; visit < visitsPerRepeat; visit += 1) {
    const intake = sampleIntake();
    const from = nowMs();
    await postIntake(agent, url, kiosk, intake);
    await delay(betweenMs);
    const drawn = await page.waitForFunction(() => {
      const noted: unknown = Reflect.get(globalThis, 'balieDrawn');
      return Array.isArray(noted) && noted.length > 0 ? noted.splice(0) : null;
    });
    const [at] = drawnSchema.parse(await drawn.jsonValue());
    times.push(at - ahead - from);
    await settle();
  }
  agent.destroy();
  return times;
}

/** In the page: notes the time after the frame that draws a new line of the table, by the page's clock. */
function noteNewLines(): void {
  const noted: number[] = [];
  const known = Reflect.has(globalThis, 'balieDrawn');
  Object.assign(globalThis, { balieDrawn: noted });
  if (known) return;
  new MutationObserver((changes) => {
    const added = changes.some((change) =>
      [...change.addedNodes].some((node) => node instanceof HTMLTableRowElement),
    );
    if (!added) return;
    requestAnimationFrame(() => {
      // A message is handled after the frame in which it was sent.
      const afterFrame = new MessageChannel();
      afterFrame.port1.onmessage = () => {
        const times: unknown = Reflect.get(globalThis, 'balieDrawn');
        if (Array.isArray(times)) times.push(performance.timeOrigin + performance.now());
        afterFrame.port1.close();
      };
      afterFrame.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true });
}
