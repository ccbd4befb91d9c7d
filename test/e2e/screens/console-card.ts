import { expect } from '@playwright/test';
import type { Problem } from '../../../shared/contract/desk-contract.ts';
import type { ConsoleHands } from './console-journey.ts';
import { askElsewhere, lookAtFiles } from './console-files.ts';
import { readAgain } from './console-reading.ts';
import type { DeskStaff } from './desk-staff.ts';
import { bringExchanges, type SampleTicket } from './sample-tickets.ts';

/** The desk's answer when the file of a record cannot be read. */
const damagedRecord: Problem = {
  type: 'about:blank',
  title: 'Store failed',
  status: 500,
  detail: 'A stored record of exchanges is damaged',
  code: 'store/failed',
};

/** One ticket from the queue to closed, with all that can come between. */
export async function workTicket(
  hands: ConsoleHands,
  tickets: readonly SampleTicket[],
  colleague: DeskStaff,
): Promise<void> {
  const { page, words, press, see, open, wear } = hands;
  const [withPhoto, stolen, person, stick, contested, complaint, , critical] = tickets;
  if (!withPhoto || !stolen || !person || !stick || !complaint || !contested || !critical) {
    throw new Error('Too few sample tickets');
  }
  const says = (key: string) => page.getByText(words(key)).first().waitFor();
  const dialog = page.getByRole('dialog');
  const formIs = async (key: string, name: string) => {
    await page.keyboard.press(key);
    await page.locator('main form').getByRole('textbox').last().waitFor();
    await see(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tablist')).toBeVisible();
  };

  for (const [ticket, name] of [
    [stolen, 'card-deadline'],
    [person, 'card-person-asked'],
    [stick, 'card-unverified'],
    [complaint, 'card-complaint'],
    [critical, 'card-long-name'],
  ] as const) {
    await open(ticket);
    await see(name);
  }

  await open(withPhoto);
  await page.getByRole('button', { name: words('console:photo.enlarge') }).waitFor();
  await see('card');
  await page.setViewportSize({ width: 1280, height: 800 });
  await see('card-small');
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const theme of ['dark', 'contrast'] as const) {
    await wear(theme);
    await page.getByRole('button', { name: words('console:photo.enlarge') }).waitFor();
    await see(`card-${theme}`);
  }
  await wear('light');
  await press('console:photo.enlarge');
  await page.getByRole('dialog').waitFor();
  await see('card-photo');
  await page.keyboard.press('Escape');
  await press('console:card.status-page');
  await page.getByRole('dialog').getByRole('img').waitFor();
  await see('card-status-page');
  await page.keyboard.press('Escape');

  await lookAtExchanges(hands, withPhoto, stick);
  await page.goto('/console');
  await press('console:next.button');
  await says('console:move.start');
  await see('card-called');
  await open(withPhoto);
  await press('console:move.call');
  await says('console:move.start');
  await page.keyboard.press('s');
  await says('console:move.resolve');
  await see('card-in-progress');
  await readAgain(hands);
  await formIs('i', 'card-note');
  await formIs('m', 'card-message');
  await formIs('p', 'card-priority');
  await formIs('h', 'card-hand-over');
  await lookAtMore(hands);
  await formIs('b', 'card-return');
  await page.keyboard.press('t');
  await see('card-history');
  await page.keyboard.press('t');
  await lookAtReport(hands);
  await lookAtFiles(hands);
  await formIs('r', 'card-resolve');
  await page.keyboard.press('r');
  await page
    .getByLabel(words('console:resolve.solution'))
    .fill(
      hands.locale === 'nl' ? 'Video’s naar de cloud verplaatst.' : 'Moved videos to the cloud.',
    );
  await page.keyboard.press('Control+Enter');
  await says('words:status.resolved');
  await says('console:move.verify');
  await see('card-resolved');
  await formIs('Shift+C', 'card-close');
  await page.keyboard.press('v');
  await page.getByRole('dialog').waitFor();
  await see('card-verify');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await askElsewhere(hands);
  await page.keyboard.press('v');
  await dialog.waitFor();
  await page.keyboard.press('1');
  // Under a dialog no key is one of the card.
  await dialog.waitFor({ state: 'detached' });
  await says('console:done.verify');
  await see('card-verified');
  await page.keyboard.press('Shift+C');
  await says('words:status.closed');
  await see('card-closed');

  await page.goto('/console/knowledge-candidates');
  await says('details:candidates.none');
  await see('candidates');
  await collide(hands, contested, colleague);
  await page.goto('/console/tickets/019a0000-0000-7000-8000-000000000000');
  await says('console:card.not-there');
  await see('card-not-there');

  await open(stick);
  await formIs('i', 'card-waiting-note');
  await hands.desk.stop();
  await page.getByText(words('console:link.band-title')).waitFor({ timeout: 30_000 });
  await see('card-connection-lost');
  await page.keyboard.press('Escape');
  await page.getByRole('table').or(page.getByRole('grid')).first().waitFor();
  await see('queue-connection-lost');
}

/** The facts of the report, and the forms that change them and its type. */
async function lookAtReport({ page, words, press, see }: ConsoleHands): Promise<void> {
  const openForm = async (key: string) => {
    await press('console:card.more');
    await page.getByRole('menuitem', { name: words(key) }).click();
    await page.getByLabel(words('details:form.why')).waitFor();
  };
  await page.getByRole('tab', { name: words('details:tab') }).click();
  await see('card-report');
  await openForm('details:form.facts');
  await see('card-facts');
  await page.keyboard.press('Escape');
  await openForm('details:form.retype');
  await see('card-retype');
  await page.keyboard.press('Escape');
}

/** What is done less often: a device that is marked, a ticket that is escalated. */
async function lookAtMore({ page, words, see, press }: ConsoleHands): Promise<void> {
  for (const [key, name] of [
    ['priority:device.title', 'card-important-device'],
    ['escalation:form.title', 'card-escalate'],
  ] as const) {
    await press('console:card.more');
    await page.getByRole('menuitem', { name: words(key) }).click();
    await page.getByRole('heading', { level: 2, name: words(key) }).waitFor();
    await see(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tablist')).toBeVisible();
  }
}

/** What was asked of a device, from not kept and not there yet to its bytes. */
async function lookAtExchanges(
  { page, words, see, open, press, desk }: ConsoleHands,
  withRecord: SampleTicket,
  withoutRecord: SampleTicket,
): Promise<void> {
  const unfold = (name: string) => page.locator('summary').filter({ hasText: name }).click();
  const reads = async (key: string) => {
    const text = page.getByText(words(key)).last();
    await text.waitFor();
    await text.scrollIntoViewIfNeeded();
  };

  await open(withoutRecord);
  await unfold(words('console:exchange.title'));
  await reads('console:exchange.not-kept');
  await see('card-exchange-not-kept');

  await open(withRecord);
  const address = '**/v1/tickets/*/exchanges/*';
  await page.route(address, (route) => route.fulfill({ status: 500, json: damagedRecord }));
  await unfold(words('console:exchange.title'));
  await reads('console:exchange.again');
  await see('card-exchange-fault');
  await page.unroute(address);
  await press('console:exchange.again');
  await reads('console:exchange.on-its-way');
  await see('card-exchange-on-its-way');

  await bringExchanges(desk, withRecord);
  await reads('console:exchange.what');
  await page.locator('summary').last().scrollIntoViewIfNeeded();
  await see('card-exchange');
  await unfold('usb-descriptors');
  await unfold('mtp-contents');
  await page.getByRole('group').last().scrollIntoViewIfNeeded();
  await see('card-exchange-bytes');
}

/** A colleague is first while one's own card has not heard of it yet. */
async function collide(
  { page, words, see, open, press }: ConsoleHands,
  ticket: SampleTicket,
  colleague: DeskStaff,
): Promise<void> {
  await open(ticket);
  await page.getByRole('button', { name: words('console:move.call') }).waitFor();
  const gate = Promise.withResolvers<void>();
  const address = `**/v1/tickets/${ticket.ticketId}`;
  await page.route(address, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await colleague.sitAt('1');
  await colleague.change(ticket.ticketId, 'ticket.call');
  await press('console:move.call');
  gate.resolve();
  await page.getByText(words('console:conflict.refused.title')).waitFor();
  await page.unroute(address);
  await see('card-conflict');
}
