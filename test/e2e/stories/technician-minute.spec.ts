import { expect, type Page } from '@playwright/test';
import { test } from '../harness/station.ts';
import {
  arrive,
  checkInAsGuest,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';

/** What a technician may have to press for one visitor, from Next to closed (product.md). */
const mostKeys = 10;

/** Presses keys and counts them; a key with Shift or Ctrl is one. */
class CountedKeys {
  readonly pressed: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.pressed.push(key);
    await this.#page.keyboard.press(key);
  }
}

test("the technician's minute: from Next to closed with at most ten keys and no typing", async ({
  station,
}) => {
  const console = await station.openConsole('2');
  const keys = new CountedKeys(console);
  const { screen } = station.kiosk();
  const button = (key: string) => console.getByRole('button', { name: dutchWords(key) });

  await test.step('a visitor brings a full phone', async () => {
    await checkInAsGuest(screen, 'Noor');
    await tellReason(screen, 'Er komt geen mail meer binnen.');
    await arrive(screen, 'device-plug');
    await station.dock.plug('android-full');
    await letRead(screen);
    await press(screen, 'words:triage.finding.answers.also');
    await takeNumber(screen);
    await press(screen, 'kiosk:number.done');
    await station.dock.unplug();
    await arrive(screen, 'attract');
  });

  await test.step('Next opens the card with what is wrong, worst first', async () => {
    await keys.press('c');
    await expect(button('console:move.start')).toBeVisible();
    await expect(console.getByRole('main')).toContainText(/opslag/iu);
  });

  await test.step('he begins, and agrees with the priority', async () => {
    await keys.press('s');
    await expect(button('console:move.resolve')).toBeVisible();
    await keys.press('a');
    await expect(button('console:priority.accept')).toBeHidden();
  });

  await test.step('the phone is read again, and what was wrong is gone', async () => {
    await expect(button('console:request.read-again')).toBeVisible();
    await keys.press('u');
    await expect(screen.getByText(dutchWords('kiosk:attract.counter-work'))).toBeVisible();
    await station.dock.plug('android-cleared');
    const compared = console.getByRole('region', { name: dutchWords('console:compare.title') });
    await expect(
      compared.getByRole('listitem').filter({ hasText: dutchWords('console:compare.fate.gone') }),
    ).toContainText([/opslag|vol/iu]);
  });

  await test.step('the closing sheet is filled in already', async () => {
    await keys.press('r');
    await expect(console.getByLabel(dutchWords('console:resolve.cause'))).toHaveValue(
      /opslag|vol/iu,
    );
    await expect(console.getByLabel(dutchWords('console:resolve.solution'))).not.toHaveValue('');
    await keys.press('Control+Enter');
  });

  await test.step('the visitor says himself that it works, and the ticket closes', async () => {
    // Pressed while the sheet is on its way: the key waits, and is no letter of the solution.
    await keys.press('v');
    await expect(console.getByRole('dialog')).toContainText(dutchWords('counter-screen:fate.gone'));
    await button('console:verify.works').click();
    await expect(console.getByRole('dialog')).toBeHidden();
    await expect(button('console:move.close')).toBeVisible();
    await keys.press('Shift+C');
    await expect(console.getByText(dutchWords('words:status.closed')).first()).toBeVisible();
  });

  test.info().annotations.push({ type: 'keys', description: keys.pressed.join(' ') });
  expect(keys.pressed.length).toBeLessThanOrEqual(mostKeys);
});
