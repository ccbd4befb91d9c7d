import { expect, type Page } from '@playwright/test';
import { test } from '../harness/station.ts';
import { arrive, checkInAsGuest, press, takeNumber, tellReason } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a page ran or rendered anything of the device's texts as markup. */
function harm(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    images: [...document.images].filter((image) => image.src.endsWith('/x')).length,
    scripts: [...document.scripts].filter((script) => script.src === '').length,
    ran: 'hostile' in globalThis,
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    controls: /[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/u.test(document.body.innerText),
    longest: Math.max(...document.body.innerText.split('\n').map((line) => line.length)),
  }));
}

const harmless = { images: 0, scripts: 0, ran: false, controls: false };

test('hostile device texts reach kiosk, card and log as plain text', async ({ station }) => {
  const console = await station.openConsole('3');
  const { screen } = station.kiosk();
  const dialogs: string[] = [];
  for (const page of [console, screen])
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  const nasty = `<img src=x onerror="globalThis.hostile=1">'); DROP TABLE ticket;--\u202Eevil`;

  await checkInAsGuest(screen, nasty);
  await tellReason(screen, nasty);
  await station.dock.plug('hostile');
  await arrive(screen, 'device-consent');
  expect(await harm(screen)).toMatchObject(harmless);
  await press(screen, 'kiosk:device-consent.yes');
  await arrive(screen, 'device-result');
  expect(await harm(screen)).toMatchObject(harmless);
  const go = screen.getByRole('button', { name: dutchWords('kiosk:device-result.go') });
  const also = screen.getByRole('button', {
    name: dutchWords('words:triage.finding.answers.also'),
  });
  await go.or(also).click();
  const code = await takeNumber(screen);
  expect(await harm(screen)).toMatchObject(harmless);

  await expect(console.getByText(code).first()).toBeVisible();
  await console
    .getByRole('button', { name: dutchWords('console:next.button') })
    .first()
    .click();
  await expect(console.getByRole('main')).toContainText('<img src=x onerror=');
  const seen = await harm(console);
  expect(seen).toMatchObject(harmless);
  expect((seen as { longest: number }).longest).toBeLessThan(1500);
  const log = await readFile(join(station.data, 'desk.log'), 'utf8');
  expect(log).not.toContain('onerror');
  expect(log).not.toContain('\u202E');
  expect(dialogs).toEqual([]);
});
