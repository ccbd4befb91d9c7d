import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { pickUpCodeSchema } from '../../../shared/domain/custody.ts';
import { test } from '../harness/station.ts';
import { arrive, press, visitAsGuest } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

const device = 'Laptop van Noor';
const shelf = 'Kast 2 B';

/** A Dutch text with its open places filled in. */
function filled(key: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    dutchWords(key),
  );
}

/** Somebody comes to fetch something and types the code of his receipt. */
async function comeFor(screen: Page, code: string): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.handover');
  await arrive(screen, 'check-in');
  await press(screen, 'kiosk:check-in.guest');
  await screen.getByLabel(dutchWords('kiosk:guest.name')).fill('Noor');
  await screen.getByLabel(dutchWords('kiosk:guest.contact')).fill('06 00 00 00 00');
  await press(screen, 'kiosk:guest.go');
  await arrive(screen, 'category');
  await press(screen, 'words:category.collect');
  while ((await arrive(screen, 'triage', 'words')) === 'triage') {
    const question = screen.getByRole('heading', { level: 1 });
    const asked = await question.textContent();
    await screen.getByRole('main').getByRole('button').first().click();
    await expect(question).not.toHaveText(asked ?? '');
  }
  await expect(screen.getByText(dutchWords('kiosk:words.lead-collect'))).toBeVisible();
  await screen.getByLabel(dutchWords('kiosk:words.label')).fill(code.toLowerCase());
  await press(screen, 'kiosk:words.go');
  await arrive(screen, 'number');
  await press(screen, 'kiosk:number.done');
}

test('a device left behind goes from the counter over shelf and bench to its visitor', async ({
  station,
}) => {
  // Two whole visits and the way of the device between them.
  test.setTimeout(240_000);
  const console = await station.openConsole('2');
  const board = await station.openBoard();
  const { screen } = station.kiosk();
  const main = console.getByRole('main');
  const does = (key: string) =>
    console
      .getByRole('button', { name: dutchWords(key), exact: true })
      .first()
      .click();
  const sees = (words: string | RegExp) => expect(main.getByText(words).first()).toBeVisible();
  const fair = async () => expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

  await test.step('a lead puts up a shelf', async () => {
    await console.goto('/console/shelves');
    await console.getByLabel(dutchWords('bench:shelves.name')).fill(shelf);
    await console.getByLabel(dutchWords('bench:shelves.capacity')).fill('1');
    await does('bench:shelves.save');
    await expect(main.getByRole('row').filter({ hasText: shelf })).toContainText('1');
    await fair();
    await console.goto('/console');
  });

  const visitCode = await visitAsGuest(screen, 'Noor');
  await press(screen, 'kiosk:number.done');

  await test.step('at the counter the technician takes the laptop in', async () => {
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    await expect(console.getByText(dutchWords('console:move.start')).first()).toBeVisible();
    await console.keyboard.press('s');
    await expect(console.getByText(dutchWords('console:move.resolve')).first()).toBeVisible();
    await console.keyboard.press('f');
    await console.keyboard.press('l');
    await console
      .getByRole('textbox', { name: dutchWords('bench:device'), exact: true })
      .fill(device);
    await console.getByLabel(dutchWords('bench:condition')).fill('Kras op de deksel, start niet.');
    await console.getByRole('checkbox').focus();
    await fair();
    await console.keyboard.press('Space');
    await console.keyboard.press('Control+Enter');
    await sees(filled('bench:leave.done', { device, shelf }));
    await fair();
  });

  const statusPath = await test.step('the label is all that the printer gets', async () => {
    // Keeps the sheet where it is, as a print dialog does; a browser without a display has none.
    await console.evaluate(() => {
      window.print = () => undefined;
    });
    await does('bench:print-label');
    await console.emulateMedia({ media: 'print' });
    await expect(console.getByRole('img', { name: dutchWords('bench:label-qr') })).toBeVisible();
    await expect(main).toBeHidden();
    await console.emulateMedia({ media: 'screen' });
    await console.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await does('bench:leave.close');
    await does('console:card.status-page');
    const link = console.getByRole('dialog').getByRole('link');
    const path = (await link.getAttribute('href')) ?? '';
    await console.keyboard.press('Escape');
    return path;
  });

  const status = await console.context().newPage();
  await status.goto(statusPath);
  const tells = (key: string) => expect(status.getByText(filled(key, { device }))).toBeVisible();
  const code = await test.step('the visitor waits for nothing and has a code', async () => {
    await expect(status.getByText(dutchWords('status:state.left.title'))).toBeVisible();
    await tells('status:left.kept.title');
    const shown = await status.locator('strong').last().innerText();
    await expect(board.getByText(visitCode)).toBeHidden();
    expect(await audit(status, { lang: 'nl', touch: false })).toEqual([]);
    return pickUpCodeSchema.parse(shown);
  });

  await test.step('the shelf is full now', async () => {
    await does('console:card.more');
    await console.getByRole('menuitem', { name: dutchWords('bench:leave.title') }).click();
    await sees(dutchWords('bench:no-shelf'));
    await console.keyboard.press('Escape');
  });

  const address = console.url();
  await test.step('on the bench page it is claimed, worked on and reported ready', async () => {
    await console.goto('/console/bench');
    const row = main.getByRole('row').filter({ hasText: device });
    await expect(row).toContainText(shelf);
    await fair();
    // A letter is typed where labels are scanned; from there Escape leads to the devices.
    await console.keyboard.press('p');
    await expect(console.getByLabel(dutchWords('bench:scan.label'))).toHaveValue('p');
    await console.keyboard.press('Escape');
    await expect(row.getByRole('link')).toBeFocused();
    await fair();
    const button = (key: string) => row.getByRole('button', { name: dutchWords(key), exact: true });
    await console.keyboard.press('p');
    await expect(button('bench:do.release')).toBeEnabled();
    await console.keyboard.press('w');
    await expect(button('bench:do.bench')).toBeHidden();
    await expect(button('bench:do.ready')).toBeEnabled();
    await console.keyboard.press('r');
    await fair();
    await does('bench:confirm.ready');
    await expect(row).toContainText(`plank ${shelf} · ${dutchWords('bench:is-ready')}`);
    await tells('status:left.ready.title');
    await expect(status.getByText(dutchWords('status:state.collect.title'))).toBeVisible();
  });

  await test.step('a scanned label opens the card', async () => {
    await console.getByLabel(dutchWords('bench:scan.label')).fill('8712345678906');
    await console.keyboard.press('Enter');
    await sees(dutchWords('bench:scan.unknown'));
    await console.getByLabel(dutchWords('bench:scan.label')).fill(address);
    await console.keyboard.press('Enter');
    await sees(`plank ${shelf}`);
  });

  await test.step('at the kiosk the code finds the shelf for the technician', async () => {
    await comeFor(screen, code);
    await console.goto('/console');
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    await main
      .getByRole('link')
      .filter({ hasText: `plank ${shelf}` })
      .click();
    await expect(console).toHaveURL(address);
    // The address changes before the card does, and a card that comes anew shows its first tab.
    await sees('De wifi valt steeds weg.');
  });

  await test.step('it goes out by its code only, and once', async () => {
    await console.getByRole('tab', { name: dutchWords('bench:tab') }).click();
    await fair();
    await does('bench:do.hand-out');
    await console.getByLabel(dutchWords('bench:check.code-label')).fill('22222');
    await console
      .getByRole('dialog')
      .getByRole('button', { name: dutchWords('bench:confirm.hand-out') })
      .click();
    await expect(
      console.getByText(dutchWords('console:fault.custody-code-refused')).first(),
    ).toBeVisible();
    await console.getByLabel(dutchWords('bench:check.code-label')).fill(code);
    await console.getByLabel(dutchWords('bench:collector')).fill('Bas Jansen');
    // Nothing is sent while the refusal is still being dealt with.
    await expect(
      console
        .getByRole('dialog')
        .getByRole('button', { name: dutchWords('bench:confirm.hand-out') }),
    ).toBeEnabled();
    await console.getByLabel(dutchWords('bench:check.code-label')).press('Enter');
    await expect(console.getByRole('dialog')).toBeHidden();
    await sees(new RegExp(`${device} · bij Bas Jansen`, 'u'));
    await expect(main.getByRole('button', { name: dutchWords('bench:do.hand-out') })).toBeHidden();
    await tells('status:left.returned.title');
  });

  await test.step('the whole chain is there to read and to keep', async () => {
    await expect(
      main.getByRole('list', { name: dutchWords('bench:movements') }).getByRole('listitem'),
    ).toHaveCount(5);
    const saving = console.waitForEvent('download');
    await does('bench:export');
    const saved = await readFile(await (await saving).path(), 'utf8');
    expect(saved.trimEnd().split('\r\n')).toHaveLength(7);
    expect(saved).toContain(`shelf: ${shelf};visitor: Bas Jansen`);
  });
});
