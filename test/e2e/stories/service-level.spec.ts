import { expect, type Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { choose } from '../harness/choose.ts';
import { type Station, test } from '../harness/station.ts';
import { press, visitAsGuest } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

const words = (key: string) => dutchWords(`service-level:${key}`);
/** List and card read themselves again twice a minute. */
const soon = { timeout: 40_000 };
/** A sentence of the catalogue with its open places as the groups of a pattern. */
const sentence = (key: string) =>
  new RegExp(
    dutchWords(key)
      .replace(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`)
      .replace(/\{\{\w+\}\}/gu, '(.+?)'),
    'u',
  );

// The row "Conform SLA/afspraken" of work process "Handelt meldingen af": calendars with holidays,
// timers, pause with reason and end, warning at 75 %, list of breaches, the visitor sees the same clock.
test('Conform SLA/afspraken: warned, late, paused and resumed, and the visitor sees the same moment', async ({
  browser,
  station,
}) => {
  // The list and the card are waited for several times, half a minute each.
  test.setTimeout(240_000);
  await station.dock.clock(minutesToMonday());
  const console = await station.openConsole('2');
  const { screen } = station.kiosk();

  await test.step('a lead sees the holidays by name and sets when time counts', async () => {
    await openPage(console, 'terms.title');
    await expect(console.getByText(/Koningsdag/u)).toBeVisible();
    const holidays = console.getByRole('checkbox', { name: words('closed.holidays') });
    await holidays.focus();
    await console.keyboard.press('Space');
    const sunday = console.getByRole('group', { name: words('opening.day.sunday') });
    await sunday.getByText(words('opening.day.sunday')).click();
    await sunday.getByRole('button', { name: words('opening.break-add') }).click();
    const breakUntil = sunday.getByLabel(words('opening.break-until'));
    await breakUntil.fill('11:30');
    await expect(console.getByText(words('terms.trouble.hours'))).toBeVisible();
    await breakUntil.fill('12:30');
    await expect(console.getByText(words('terms.trouble.hours'))).toBeHidden();
    const save = console.getByRole('button', { name: words('terms.save') });
    await closeForMoving(console, station.desk.url);
    await save.click();
    await expect(
      console.getByText(dutchWords('console:fault.service-terms-changed-meanwhile')),
    ).toBeVisible();
    await expect(console.getByText(/Verhuizing/u)).toBeVisible();
    await expect(holidays).not.toBeChecked();
    await save.click();
    await expect(console.getByText(words('terms.saved'))).toBeVisible();
    await expect(breakUntil).toHaveValue('12:30');
    await expect(console.getByText(/Verhuizing/u)).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  const code = await visitAsGuest(screen, 'Noor');
  await press(screen, 'kiosk:number.done');
  const { ticketId, statusPath } = await ticketOf(console, code);
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(station.desk.url + statusPath);
  await console.goto(`/console/tickets/${ticketId}`);
  const agreed = console.getByRole('region', { name: words('title') });
  const told = visitor.getByRole('region', { name: dutchWords('status:agreed.title') });

  await test.step('card and phone name the same moments', async () => {
    const [response, resolution] = await dueMoments(agreed);
    await expect(told).toContainText(response ?? 'no moment');
    await expect(told).toContainText(resolution ?? 'no moment');
  });

  await test.step('a power cut closes the desk, which all screens say, until it opens again', async () => {
    await openPage(console, 'terms.title');
    await choose(console, dutchWords('words:closure.power'));
    await console
      .getByLabel(words('closure.until'), { exact: true })
      .fill(await localTimeIn(console, 120));
    await console.getByLabel(words('closure.reason')).fill('Meterkast');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await console.getByRole('button', { name: words('closure.submit') }).click();

    await expect(console.getByText(words('closure.state.lasting'))).toBeVisible();
    await expect(console.getByRole('heading', { name: words('closure.title') })).toBeFocused();
    await expect(told).toContainText(sentence('status:agreed.closure.power'));
    await expect(told).not.toContainText('Meterkast');
    const onKiosk = dutchWords('words:wait.closed-by').replace(
      '{{cause}}',
      dutchWords('words:closure.power'),
    );
    await expect(screen.getByText(onKiosk)).toBeVisible({ timeout: 20_000 });
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

    await console.getByRole('button', { name: words('closure.end') }).click();
    await expect(console.getByText(words('closure.state.over'))).toBeVisible();
    await expect(console.getByRole('heading', { name: words('closure.title') })).toBeFocused();
    await expect(told).not.toContainText(sentence('status:agreed.closure.power'));
    await console.goto(`/console/tickets/${ticketId}`);
    await expect(agreed).toContainText('Meterkast');
    await console.keyboard.press('t');
    await expect(console.getByRole('tabpanel')).toContainText('Meterkast');
  });

  const target = (await clocksOf(console, ticketId)).response.targetMinutes;
  await test.step('at three quarters everybody is warned', async () => {
    await moveOn(station, console, Math.ceil(target * 0.75));
    await expect(agreed).toContainText(sentence('service-level:clock.soon'), soon);
    await openPage(console, 'list.title');
    await expect(console.getByRole('row').filter({ hasText: code })).toContainText(
      words('pressing.warned'),
      soon,
    );
  });

  await test.step('past the due moment it is late, in the list, on the card and for the visitor', async () => {
    await moveOn(station, console, Math.ceil(target * 0.25) + 1);
    await console.reload();
    const row = console.getByRole('row').filter({ hasText: code });
    await expect(row).toContainText(words('pressing.breached'), soon);
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await row.getByRole('link').click();
    await expect(agreed).toContainText(sentence('service-level:clock.late'));
    await expect(told).toContainText(dutchWords('status:agreed.response.late'));
  });

  await test.step('a pause needs a reason and an end, and both screens say until when', async () => {
    const before = (await dueMoments(agreed)).at(-1) ?? '';
    await console.getByRole('button', { name: dutchWords('console:card.more') }).click();
    await console.getByRole('menuitem', { name: words('pause.title') }).click();
    const send = console.getByRole('button', { name: words('pause.submit') }).last();
    await expect(send).toBeDisabled();
    await choose(console, words('pause.cause.part'));
    await console.getByLabel(words('pause.reason')).fill('Nieuwe accu is besteld.');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await console.keyboard.press('Control+Enter');

    await expect(agreed).toContainText('Nieuwe accu is besteld.');
    const said = sentence('service-level:pause.now').exec(await agreed.innerText());
    await expect(told).toContainText(
      dutchWords('status:agreed.pause.part').replace('{{moment}}', said?.[2] ?? 'no moment'),
    );
    await expect(told).not.toContainText('accu');
    const moved = (await dueMoments(agreed)).at(-1) ?? 'no moment';
    expect(moved).not.toBe(before);
    await expect(told).toContainText(moved);
    expect(await audit(visitor, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('resumed, the clocks run and both screens name the same moment again', async () => {
    await moveOn(station, console, 15);
    await console.getByRole('button', { name: words('pause.resume') }).click();
    await expect(agreed).not.toContainText('Nieuwe accu is besteld.');
    const moment = (await dueMoments(agreed)).at(-1) ?? 'no moment';
    await expect(told).toContainText(moment);
    await expect(told).not.toContainText(sentence('status:agreed.pause.part'));
  });

  await test.step('the history says who and what', async () => {
    await console.keyboard.press('t');
    for (const kind of ['clock-warned', 'clock-breached', 'paused', 'resumed']) {
      await expect(console.getByText(dutchWords(`console:history.${kind}`)).first()).toBeVisible();
    }
    // The desk stands at Monday and this browser does not, so its times need their day.
    await expect(console.getByRole('tabpanel').locator('time').first()).toHaveText(
      /^ma \d+ \S+ (\d{4} )?\d\d:\d\d$/u,
    );
  });
});

/** A colleague says meanwhile that the desk was closed on a day long past. */
async function closeForMoving(console: Page, url: string): Promise<void> {
  const { path, response } = deskContract['service-terms.get'];
  const terms = response.parse(await (await console.request.get(path)).json());
  const closedDays = [{ date: '2020-01-02', name: 'Verhuizing' }];
  const reply = await console.request.put(deskContract['service-terms.set'].path, {
    headers: { origin: url },
    data: {
      version: terms.version,
      calendar: { ...terms.calendar, closedDays },
      targets: terms.targets,
    },
  });
  expect(reply.ok()).toBe(true);
}

/** A moment so many minutes after the time of the desk, as a field of that page holds it. */
async function localTimeIn(console: Page, minutes: number): Promise<string> {
  const { path, response } = deskContract['closure.list'];
  const { at } = response.parse(await (await console.request.get(path)).json());
  return console.evaluate(
    (ms) => {
      const then = new Date(ms);
      return new Date(ms - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    },
    Date.parse(at) + minutes * 60_000,
  );
}

/** Minutes from now to the next Monday, half an hour after opening. */
function minutesToMonday(): number {
  const now = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam');
  const monday = now.add({ days: 8 - now.dayOfWeek }).withPlainTime('09:00');
  return Math.ceil((monday.epochMilliseconds - now.epochMilliseconds) / 60_000);
}

/** Moves the clock on in steps in which the technician is seen to be there. */
async function moveOn(station: Station, console: Page, minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 60) {
    await station.dock.clock(Math.min(60, left));
    const seen = await console.request.get(deskContract['session.get'].path);
    expect(seen.ok()).toBe(true);
  }
}

async function openPage(console: Page, key: string): Promise<void> {
  await console.getByRole('button', { name: dutchWords('console:page.menu') }).click();
  await console.getByRole('menuitem', { name: words(key) }).click();
  await expect(console.getByRole('heading', { level: 1, name: words(key) })).toBeVisible();
}

async function ticketOf(console: Page, code: string) {
  const found = await console.request.get(deskContract['ticket.search'].path, {
    params: { q: code },
  });
  const { items } = deskContract['ticket.search'].response.parse(await found.json());
  const ticketId = items[0]?.ticketId ?? '';
  const card = await console.request.get(fillPath(deskContract['ticket.get'].path, { ticketId }));
  const { statusPath } = deskContract['ticket.get'].response.parse(await card.json());
  return { ticketId, statusPath };
}

async function clocksOf(console: Page, ticketId: string) {
  const reply = await console.request.get(
    fillPath(deskContract['ticket.clocks'].path, { ticketId }),
  );
  return deskContract['ticket.clocks'].response.parse(await reply.json());
}

/** The moments after "uiterlijk" on the card, in order. */
async function dueMoments(agreed: ReturnType<Page['getByRole']>): Promise<readonly string[]> {
  await expect(agreed).toContainText(sentence('service-level:clock.due'));
  const start = words('clock.due').replace('{{moment}}', '').trim();
  const lines = (await agreed.innerText()).split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length + 1));
}
