import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test, type Station } from '../harness/station.ts';
import {
  arrive,
  checkInAsGuest,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A visitor lets the kiosk read this phone, up to the question after its result. */
async function bringPhone(station: Station, device: string, words: string): Promise<Page> {
  const { screen } = station.kiosk();
  await checkInAsGuest(screen, 'Noor');
  await tellReason(screen, words);
  await arrive(screen, 'device-plug');
  await station.dock.plug(device);
  await letRead(screen);
  return screen;
}

/** The visitor is done at the kiosk and takes the phone along. */
async function leave(station: Station): Promise<void> {
  const { screen } = station.kiosk();
  await press(screen, 'kiosk:number.done');
  await station.dock.unplug();
  await arrive(screen, 'attract');
}

/** Calls the first visitor, works, and resolves with the sheet as it was filled in and what was noted. */
async function resolveNext(console: Page, note: string): Promise<void> {
  await console
    .getByRole('button', { name: dutchWords('console:next.button') })
    .first()
    .click();
  await expect(
    console.getByRole('button', { name: dutchWords('console:move.start') }),
  ).toBeVisible();
  await console.keyboard.press('s');
  await expect(
    console.getByRole('button', { name: dutchWords('console:move.resolve') }),
  ).toBeVisible();
  const written = console.getByLabel(dutchWords('console:form.note.label'));
  await console.keyboard.press('i');
  await written.fill(note.slice(0, 4));
  // Put away and opened again, one goes on behind what stands there.
  await console.keyboard.press('Escape');
  await expect(written).toBeHidden();
  await console.keyboard.press('i');
  await expect(written).toBeFocused();
  await console.keyboard.type(note.slice(4));
  await expect(written).toHaveValue(note);
  await console.keyboard.press('Control+Enter');
  // A letter is a key only once the form is gone.
  await expect(written).toBeHidden();
  await console.keyboard.press('r');
  // A note is for colleagues; the visitor reads it only when somebody puts it there.
  const solution = console.getByLabel(dutchWords('console:resolve.solution'));
  await expect(solution).not.toHaveValue(note);
  await console.getByRole('button', { name: dutchWords('verify:sheet.take-notes') }).click();
  await expect(solution).toHaveValue(note);
  await expect(console.getByLabel(dutchWords('console:resolve.cause'))).toHaveValue(/opslag|vol/iu);
  await console.keyboard.press('Control+Enter');
  await expect(
    console.getByRole('button', { name: dutchWords('console:move.verify') }),
  ).toBeVisible();
}

test('Test (zelf of samen met de melder): "Nee" on his own page keeps the ticket open', async ({
  browser,
  station,
}) => {
  const console = await station.openConsole('2');
  const screen = await bringPhone(station, 'android-full', 'Er komt geen mail meer binnen.');
  await press(screen, 'words:triage.finding.answers.also');
  const code = await takeNumber(screen);
  await leave(station);
  await resolveNext(console, 'Video’s verplaatst.');

  const phone = await test.step('his own page asks whether it works', async () => {
    const reply = await console.request.get(`/v1/tickets?q=${code}`);
    const { items } = (await reply.json()) as { items: { ticketId: string }[] };
    const card = await console.request.get(`/v1/tickets/${items[0]?.ticketId ?? ''}`);
    const { statusPath } = (await card.json()) as { statusPath: string };
    const page = await (await browser.newContext()).newPage();
    await page.goto(station.desk.url + statusPath);
    await expect(page.getByText(dutchWords('status:verify.question'))).toBeVisible();
    return page;
  });

  await test.step('no puts it back in progress, on both screens at once', async () => {
    await press(phone, 'status:verify.does-not-work');
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
      dutchWords('status:state.in-progress.title'),
    );
    await expect(
      console.getByRole('button', { name: dutchWords('console:move.resolve') }),
    ).toBeVisible();
  });

  await test.step('after more work he says yes', async () => {
    await console.keyboard.press('r');
    await console.getByRole('button', { name: dutchWords('verify:sheet.take-notes') }).click();
    await expect(console.getByLabel(dutchWords('console:resolve.solution'))).not.toHaveValue('');
    await console.keyboard.press('Control+Enter');
    // While it is worked on, what got worse begins with a yes too.
    await expect(phone.getByText(dutchWords('status:verify.question'))).toBeVisible();
    await press(phone, 'status:verify.works');
    await expect(phone.getByText(dutchWords('status:reopen.thanks'))).toBeVisible();
    await expect(
      console.getByRole('button', { name: dutchWords('console:move.close') }),
    ).toBeVisible();
  });
});

test('Koppelt terug, werkt bij, sluit indien mogelijk: the phone on day 3 opens it again', async ({
  station,
}) => {
  const console = await station.openConsole('2');
  const first = await bringPhone(station, 'android-full', 'De opslag is vol.');
  await press(first, 'words:triage.finding.answers.also');
  const code = await takeNumber(first);
  await leave(station);
  await resolveNext(console, 'Video’s verplaatst.');
  await console.keyboard.press('v');
  await console.getByRole('button', { name: dutchWords('console:verify.works') }).click();
  await expect(console.getByRole('dialog')).toBeHidden();
  await expect(
    console.getByRole('button', { name: dutchWords('console:move.close') }),
  ).toBeVisible();
  await console.keyboard.press('Shift+C');
  await expect(console.getByText(dutchWords('words:status.closed')).first()).toBeVisible();

  await test.step('three days pass', () => {
    // The desk may be writing at this very moment.
    const database = new DatabaseSync(join(station.data, 'desk.sqlite'), { timeout: 5000 });
    database
      .prepare('update ticket set closed_at = ? where visit_code = ?')
      .run(new Date(Date.now() - 3 * dayMs).toISOString(), code);
    database.close();
  });

  await test.step('the kiosk knows the phone and asks whether it is the same problem', async () => {
    const screen = await bringPhone(station, 'android-full', 'Het is weer vol.');
    await press(screen, 'words:triage.finding.answers.also');
    await arrive(screen, 'earlier');
    await expect(screen.getByRole('main')).toContainText(code);
    await expect(screen.getByRole('main')).not.toContainText('verplaatst');
    await press(screen, 'kiosk:earlier.reopen.yes');
    await press(screen, 'kiosk:earlier.worse.cannot-work');
    await arrive(screen, 'number');
    await expect(screen.getByRole('main')).toContainText(code);
  });

  await test.step('it waits again under its own number, and the card counts', async () => {
    await expect(console.getByText(dutchWords('words:status.waiting')).first()).toBeVisible();
    await expect(console.getByText(dutchWords('verify:reopened_one'))).toBeVisible();
    await expect(console.getByText('Het is weer vol.').first()).toBeVisible();
    await expect(console.getByText(dutchWords('console:history.reopened'))).toContainText(
      dutchWords('priority:worse.said.cannot-work'),
    );
  });
});
