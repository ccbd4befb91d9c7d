import { expect } from '@playwright/test';
import { test } from './harness/station.ts';
import { visitAsGuest } from './harness/visitor.ts';

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
