import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from '../harness/station.ts';
import { arrive, letRead, press, takeNumber } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { knowNoor, noor } from './people.ts';

// As visitors see it, with all that moves.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('a broken phone goes from the plug to a closed ticket', async ({ browser, station }) => {
  await knowNoor(browser, station);
  const console = await station.openConsole('2');
  const board = await station.openBoard();
  const { screen } = station.kiosk();

  await test.step('plugging in starts the visit and names the device', async () => {
    await arrive(screen, 'attract');
    await station.dock.plug('android-full');
    await arrive(screen, 'check-in', 'errand');
    await expect(screen.getByRole('main')).toContainText(/telefoon/iu);
  });

  await test.step('the badge gives a first name and no more', async () => {
    await station.dock.badge(noor.badgeNumber);
    await expect(screen.locator('[data-screen]')).toContainText(noor.firstName);
    await expect(screen.locator('[data-screen]')).not.toContainText(noor.lastName);
  });

  await test.step('more topics begin at their title, where a screen reader says it', async () => {
    if ((await arrive(screen, 'errand', 'category')) === 'errand') {
      await press(screen, 'words:errand.problem');
    }
    await arrive(screen, 'category');
    await press(screen, 'words:category.something-else');
    await expect(screen.getByRole('heading', { level: 1 })).toBeFocused();
    await press(screen, 'kiosk:stage.back');
  });

  await test.step('the reason takes two taps', async () => {
    await press(screen, 'words:category.mail');
    while ((await arrive(screen, 'triage', 'words')) === 'triage') {
      const heading = screen.getByRole('heading', { level: 1 });
      const asked = (await heading.textContent()) ?? '';
      await screen.getByRole('main').getByRole('button').first().click();
      await expect(heading).not.toHaveText(asked);
    }
  });

  await test.step('a finger between two keys types one of both', async () => {
    const words = screen.getByLabel(dutchWords('kiosk:words.label'));
    const [left, below] = await Promise.all(
      ['g', 'v'].map((key) => screen.getByRole('button', { name: key, exact: true }).boundingBox()),
    );
    if (left == null || below == null) throw new Error('No keys');
    await screen.mouse.click(left.x + left.width, left.y + left.height / 2);
    await screen.mouse.click(below.x + below.width / 2, below.y);
    await expect(words).toHaveValue(/^[gh][dfgv]$/u);
    await words.fill('Geen mail sinds vanmorgen.');
    await press(screen, 'kiosk:words.go');
  });

  await test.step('nothing is read before consent, then facts and findings appear', async () => {
    await letRead(screen);
    await expect(screen.getByRole('main')).toContainText(/opslag|vol/iu);
    await press(screen, 'words:triage.finding.answers.also');
  });

  await test.step('a double tap answers one question, and not the next one too', async () => {
    await arrive(screen, 'urgency');
    await screen.getByRole('main').getByRole('button').first().dblclick();
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(
      dutchWords('kiosk:urgency.can-work'),
    );
  });

  const code = await test.step('urgency gives a number', () => takeNumber(screen));

  await test.step('a screen reader says the number with its title', async () => {
    await expect(screen.getByRole('heading', { level: 1, name: code })).toBeFocused();
  });

  await test.step('the ticket stands in the queue within a second', async () => {
    await expect(console.getByText(code).first()).toBeVisible({ timeout: 1000 });
    await expect(board.getByText(code).first()).toBeVisible();
  });

  // The number stays half a minute; then the kiosk says goodbye by itself.
  await test.step('the kiosk forgets her', async () => {
    await press(screen, 'kiosk:number.done');
    await arrive(screen, 'goodbye', 'attract');
    await expect(screen.locator('body')).not.toContainText(noor.firstName);
    await station.dock.unplug();
    await arrive(screen, 'attract');
  });

  await test.step('Next opens one card with who, words and readout', async () => {
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    const card = console.getByRole('main');
    await expect(card).toContainText(noor.firstName);
    await expect(card).toContainText(noor.department);
    await expect(card).toContainText('Geen mail sinds vanmorgen.');
    await expect(card).toContainText(/opslag/iu);
    await expect(board.getByRole('main')).toContainText(code);
    await expect(board.getByRole('main')).not.toContainText(noor.firstName);
  });

  await test.step('an expert sees the bytes that the phone answered, and saves them as text', async () => {
    const card = console.getByRole('main');
    await card.getByText(dutchWords('console:exchange.title')).click();
    // They come after the ticket, and the card asks again until they are there.
    await card.getByText('mtp-contents').click({ timeout: 20_000 });
    await expect(card).toContainText('MTP GetDeviceInfo');
    await expect(card).toContainText('0c 00 00 00 03 00 01 20');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

    const saving = console.waitForEvent('download');
    await card.getByRole('button', { name: dutchWords('console:exchange.download') }).click();
    const saved = await (await saving).path();
    expect(await readFile(saved, 'utf8')).toMatch(
      /^# mtp-contents, reading [\da-f-]{36}.*\n# Plays again as it is\.\n(?:# .*\n|[=<!].*\n)+$/u,
    );
    await card.getByText(dutchWords('console:exchange.title')).click();
  });

  await test.step('the keyboard alone starts, accepts and resolves', async () => {
    await console.keyboard.press('s');
    await expect(console.getByText(dutchWords('console:move.resolve')).first()).toBeVisible();
    await console.keyboard.press('a');
    await expect(
      console.getByRole('button', { name: dutchWords('console:priority.accept') }),
    ).toBeHidden();
    await console.keyboard.press('r');
    await console.getByLabel(dutchWords('console:resolve.cause')).fill('De opslag is vol.');
    await console.getByLabel(dutchWords('console:resolve.solution')).fill('Video’s verplaatst.');
    await console.keyboard.press('Control+Enter');
    await expect(
      console.getByRole('button', { name: dutchWords('console:move.verify') }),
    ).toBeVisible();
  });

  await test.step('the visitor confirms and the ticket closes', async () => {
    await console.keyboard.press('v');
    await console
      .getByRole('button', { name: /^Ja|Werkt/iu })
      .first()
      .click();
    await expect(console.getByRole('dialog')).toBeHidden();
    await expect(
      console.getByRole('button', { name: dutchWords('console:move.close') }),
    ).toBeVisible();
    await console.keyboard.press('Shift+C');
    await expect(console.getByText(dutchWords('words:status.closed')).first()).toBeVisible();
    await expect(board.getByText(code)).toBeHidden();
  });
});
