import { expect, type Browser } from '@playwright/test';
import type { Desk } from '../harness/desk.ts';
import { type DeskStaff, firstColleague } from './desk-staff.ts';
import { handOverAll, handOverOne } from './sample-tickets.ts';
import { wordsOf, type Visit } from './visit.ts';

/** Walks the wall board of a fresh desk; it speaks both languages at once, so once is enough. */
export async function walkBoard(browser: Browser, desk: Desk, visit: Visit): Promise<void> {
  const colleague = await firstColleague(browser, desk);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const see = (name: string) => visit(`board-${name}`, page);
  await colleague.open('later-this-week');
  await page.goto(`${desk.url}/board`);
  await page.getByText(wordsOf('nl')('board:nobody-waits-closed')).first().waitFor();
  await see('closed');

  await colleague.open('always');
  await page.getByText(wordsOf('nl')('board:nobody-waits')).first().waitFor();
  await see('empty');

  const tickets = await handOverAll(desk, 'nl', page);
  await page
    .getByText(tickets[0]?.visitCode ?? '')
    .first()
    .waitFor();
  await see('waiting');

  for (const [at, counter] of ['3', '1', 'Uitgifte', '2'].entries()) {
    const ticket = tickets[at];
    if (ticket === undefined) break;
    await colleague.sitAt(counter);
    await colleague.change(ticket.ticketId, 'ticket.call');
    await expect(page.getByRole('main').locator('section').first()).toContainText(ticket.visitCode);
    if (at === 0) await see('called-first');
  }
  await see('called');
  await page.setViewportSize({ width: 1080, height: 1920 });
  await see('called-portrait');
  await page.setViewportSize({ width: 1280, height: 720 });
  await see('called-small');
  await page.setViewportSize({ width: 1920, height: 1080 });

  await bringAFullMorning(desk, colleague);
  await page.getByText(wordsOf('nl')('board:accuracy').split('{{')[0] ?? '').waitFor();
  await see('full');
  await page.setViewportSize({ width: 1080, height: 1920 });
  await see('full-portrait');
  await page.setViewportSize({ width: 1280, height: 720 });
  await see('full-small');
  await page.setViewportSize({ width: 1920, height: 1080 });

  await desk.stop();
  await page
    .getByText(wordsOf('nl')('board:away').split('{{')[0] ?? '')
    .first()
    .waitFor({ timeout: 30_000 });
  await see('connection-lost');
}

/**
 * So many visits that the board can say how well it foretold their waits, which it does from the
 * twentieth on, and that not all who wait fit.
 */
async function bringAFullMorning(desk: Desk, colleague: DeskStaff): Promise<void> {
  for (let called = 4; called < 20; called += 1) {
    // One in five was called sooner than anybody thought.
    const minutesAgo = called % 5 === 0 ? 0 : 20;
    const { ticketId } = await handOverOne(desk, { minutesAgo, locale: 'nl' });
    await colleague.change(ticketId, 'ticket.call');
  }
  for (let waiting = 0; waiting < 8; waiting += 1) {
    await handOverOne(desk, { minutesAgo: 8 - waiting, locale: 'nl' });
  }
}
