import { expect } from '@playwright/test';
import { test } from './harness/station.ts';
import { visitAsGuest } from './harness/visitor.ts';
import { dutchWords } from './harness/words.ts';

test('the kiosk fills the screen of a locked-down Electron', async ({ station }) => {
  const { app, screen } = station.kiosk();

  const window = await app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    return first && { kiosk: first.isKiosk(), title: first.getTitle() };
  });
  const reach = await screen.evaluate(() => ({
    origin: location.origin,
    node: 'require' in globalThis || 'process' in globalThis,
    opened: open('https://example.org') !== null,
  }));

  expect(window).toEqual({ kiosk: true, title: 'Balie' });
  expect(reach).toEqual({ origin: 'app://kiosk', node: false, opened: false });
});

test('the station has a desk with console and board', async ({ station }) => {
  const console = await station.openConsole();
  const board = await station.openBoard();

  await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(board.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a page of the console that cannot be fetched says so, and comes with a reload', async ({
  station,
}) => {
  const console = await station.openConsole();
  const gone = '**/assets/skills-page-*.js';
  await console.route(gone, (route) => route.fulfill({ status: 404 }));
  await console.getByRole('button', { name: dutchWords('console:page.menu') }).click();
  await console.getByRole('menuitem', { name: dutchWords('skills:title') }).click();

  const title = console.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(dutchWords('console:page.not-loaded'));
  await console.unroute(gone);
  await console.getByRole('button', { name: dutchWords('console:page.reload') }).click();

  await expect(title).toHaveText(dutchWords('skills:title'));
});

test('a visitor takes a number and the technicians see it', async ({ station }) => {
  const console = await station.openConsole();

  const code = await visitAsGuest(station.kiosk().screen, 'Noor');

  await expect(console.getByText(code).first()).toBeVisible();
});

test('a kiosk without power starts again where it was', async ({ station }) => {
  await station.kiosk().kill();

  const { screen } = await station.startKiosk();

  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
});
