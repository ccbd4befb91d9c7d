import { expect, type Browser } from '@playwright/test';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Desk } from '../harness/desk.ts';
import { firstColleague } from './desk-staff.ts';
import { handOverAll } from './sample-tickets.ts';
import { wordsOf, type Visit } from './visit.ts';

/** Walks a visitor's own page on a phone, from waiting to closed, on a fresh desk. */
export async function walkStatusPage(
  browser: Browser,
  desk: Desk,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  const words = wordsOf(locale);
  const colleague = await firstColleague(browser, desk);
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: locale === 'nl' ? 'nl-NL' : 'en-GB',
  });
  const page = await context.newPage();
  const see = (name: string) => visit(`status-${name}`, page);
  const title = (state: string) =>
    expect(page.getByRole('heading', { level: 1 })).toHaveText(words(`status:${state}.title`));
  const tickets = await handOverAll(desk, locale, page);
  const [, , , , , , leaving, first, last] = tickets;
  if (first === undefined || leaving === undefined || last === undefined) {
    throw new Error('Too few sample tickets');
  }

  await colleague.open('later-this-week');
  await page.goto(desk.url + last.statusPath);
  await title('state.desk-closed');
  await see('desk-closed');
  await colleague.open('always');
  await title('state.waiting');
  await see('waiting');

  await colleague.sitAt('3');
  await colleague.change(last.ticketId, 'ticket.call');
  await title('state.called');
  await see('called');
  await page.emulateMedia({ colorScheme: 'dark' });
  await see('called-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await colleague.change(last.ticketId, 'ticket.start');
  await title('state.in-progress');
  await see('in-progress');
  await colleague.change(last.ticketId, 'ticket.message', {
    words:
      locale === 'nl'
        ? 'Je laptop krijgt een nieuwe accu. Dat duurt tot ongeveer drie uur vanmiddag.'
        : 'Your laptop gets a new battery. That takes until about three this afternoon.',
  });
  await page.getByRole('heading', { name: words('status:message') }).waitFor();
  await see('message');
  await colleague.change(last.ticketId, 'ticket.resolve', {
    cause: 'Accu versleten',
    solution: locale === 'nl' ? 'De accu is vervangen.' : 'The battery was replaced.',
    closingCode: 'solved',
  });
  await title('state.resolved');
  await see('resolved');
  await colleague.change(last.ticketId, 'ticket.verify', { verification: 'works' });
  await colleague.change(last.ticketId, 'ticket.close', { knowledgeCandidate: false });
  await title('state.closed');
  await see('closed');

  await page.goto(desk.url + first.statusPath);
  await title('state.next');
  await see('next');
  await page.goto(desk.url + leaving.statusPath);
  await colleague.change(leaving.ticketId, 'ticket.hold', {
    until: new Date(Date.now() + 30 * 60_000).toISOString(),
    reason: 'Haalt zijn oplader',
  });
  await title('state.on-hold');
  await see('on-hold');
  for (let calls = 0; calls < 2; calls += 1) {
    await colleague.change(leaving.ticketId, 'ticket.call');
  }
  await colleague.change(leaving.ticketId, 'ticket.no-show');
  await title('state.no-show');
  await see('no-show');
  await colleague.change(leaving.ticketId, 'ticket.cancel', { reason: 'Niemand kwam.' });
  await title('state.cancelled');
  await see('cancelled');
  await page.goto(`${desk.url}/s/${'0'.repeat(24)}`);
  await title('gone');
  await see('unknown');

  await page.goto(desk.url + first.statusPath);
  await title('state.next');
  await desk.stop();
  await page.getByRole('status').first().waitFor({ timeout: 30_000 });
  await see('connection-lost');
}
