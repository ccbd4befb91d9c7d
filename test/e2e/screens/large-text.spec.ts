import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { auditSize } from './audit.ts';
import { withDesk } from './own-desk.ts';
import { handOverAll } from './sample-tickets.ts';
import { wordsOf } from './visit.ts';

/** Windows of a desk; twice the usual text leaves the narrower one 40 rem. */
const windows = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
];

/** The browser's own text size, in pixels: a page's rem and its media queries follow it. */
async function chooseText(page: Page, standard: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard } });
}

test('a card is worked by scrolling one way alone in text of twice the size', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const page = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
    const [ticket] = await handOverAll(desk, 'nl', page);
    await chooseText(page, 32);
    for (const size of windows) {
      await page.setViewportSize(size);
      await page.goto('/console?view=all');
      const list = page.getByRole('table');
      await list.waitFor();
      const excess = await list.evaluate(
        ({ parentElement }) =>
          (parentElement?.scrollWidth ?? 0) - (parentElement?.clientWidth ?? 0),
      );
      const [first] = await list.getByRole('link').all();
      await first?.scrollIntoViewIfNeeded();
      expect.soft(excess, `the queue is as wide as its frame, ${size.width} px`).toBe(0);
      await page.goto(`/console/tickets/${ticket?.ticketId}`);
      await page.getByRole('tablist').waitFor();
      const look = async (what: string) =>
        expect
          .soft(await auditSize(page, { lang: 'nl', touch: false }), `${what}, ${size.width} px`)
          .toEqual([]);
      await look('card');
      for (const key of ['i', 'm', 'p', 'h']) {
        await page.keyboard.press(key);
        const field = page.locator('main form').getByRole('textbox').last();
        await field.waitFor();
        await look(`the form behind ${key}`);
        const box = await field.boundingBox();
        expect.soft((box?.x ?? -1) >= 0, `${key} begins inside the window`).toBe(true);
        expect
          .soft((box?.x ?? 0) + (box?.width ?? Infinity), `${key} ends inside the window`)
          .toBeLessThanOrEqual(size.width);
        await page.keyboard.press('Escape');
        await page.getByRole('tablist').waitFor();
      }
    }
  });
});

test('every bar of a report keeps its name in text of twice the size', async ({ browser }) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const page = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
    await handOverAll(desk, 'nl', page);
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const text of [16, 32]) {
      await chooseText(page, text);
      await page.goto('/console/report');
      for (const table of ['types', 'categories', 'models', 'findings']) {
        const title = wordsOf('nl')(`report:table.${table}`);
        const part = page.getByRole('region', { name: title });
        const drawn = part.locator('.recharts-wrapper');
        await drawn.locator('.recharts-bar-rectangle').first().waitFor();
        const bars = await part.locator('tbody tr').count();
        expect
          .soft(await namesIn(drawn), `${title}, ${text} px`)
          .toEqual({ shown: bars, wrong: [] });
      }
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(tooWide, `${text} px`).toBe(0);
    }
  });
});

/** How many bars have a name, and the names that leave the chart or touch the one above. */
function namesIn(
  chart: Locator,
): Promise<{ readonly shown: number; readonly wrong: readonly string[] }> {
  return chart.evaluate((drawn) => {
    const names = [
      ...drawn.querySelectorAll('.recharts-cartesian-axis-tick-value[text-anchor=end]'),
    ];
    const edge = drawn.getBoundingClientRect().left;
    const wrong = names.filter((name, place) => {
      const box = name.getBoundingClientRect();
      const above = names[place - 1]?.getBoundingClientRect().bottom ?? -Infinity;
      return box.left < edge - 1 || box.top < above - 1;
    });
    return { shown: names.length, wrong: wrong.map((name) => name.textContent) };
  });
}
