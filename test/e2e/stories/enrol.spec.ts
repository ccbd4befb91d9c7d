import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { typedCode } from '../../../shared/domain/fleet/enrolment.ts';
import { freePort } from '../harness/free-port.ts';
import { startKiosk } from '../harness/kiosk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { visitAsGuest } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

const button = (page: Page, key: string) =>
  page.getByRole('button', { name: dutchWords(key), exact: true });
const tile = (page: Page, key: string) => page.getByRole('button', { name: dutchWords(key) });

/** The ideal admin rollout, row 1: boots, shows a code, the admin types it in, and it turns green. */
test('New kiosk in 10 minutes: code, name, self-test, a visit, and out of use', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  await withDesk(async (desk) => {
    const data = mkdtempSync(join(tmpdir(), 'balie-new-kiosk-'));
    const joinFile = join(data, 'kiosk', 'join.json');
    mkdirSync(join(data, 'kiosk'), { mode: 0o700 });
    // All that an image on a stick knows: where the desk is.
    writeFileSync(joinFile, JSON.stringify({ deskUrl: desk.url }), { mode: 0o600 });
    const kiosk = await startKiosk({ data, joinFile, dockPort: await freePort() });
    const { screen } = kiosk;
    try {
      const { request } = await browser.newContext();
      const console = await openConsole(browser, desk, await firstAdmin(request, desk), '1');

      await test.step('the kiosk shows a code, and the admin lets it in', async () => {
        const code = screen.getByRole('status').filter({ hasText: /^\d{3} \d{3}$/u });
        await expect(code).toBeVisible();
        await screen.screenshot({ path: test.info().outputPath('enrol-1-code.png') });
        expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
        await console.goto('/console/kiosks');
        const form = console.getByRole('form', { name: dutchWords('fleet:enrol.title') });
        const digits = typedCode((await code.textContent()) ?? '');
        await form.getByLabel(dutchWords('fleet:enrol.code')).fill(digits);
        await form.getByLabel(dutchWords('fleet:enrol.name')).fill('Entree');
        await button(console, 'fleet:enrol.submit').click();
        // The kiosk asks every two seconds, and then begins anew as one that is known.
        await expect(tile(screen, 'words:errand.question')).toBeVisible({ timeout: 30_000 });
      });

      await test.step('its self-test says of each part how it is', async () => {
        await console.getByRole('link', { name: 'Entree' }).click();
        const results = console.getByRole('table', { name: dutchWords('fleet:test.title') });
        const part = (name: string) =>
          results.getByRole('row').filter({
            has: console.getByRole('rowheader', {
              name: dutchWords(`fleet:part.${name}`),
              exact: true,
            }),
          });
        for (const name of ['reader', 'screen', 'disk', 'clock']) {
          await expect(part(name)).toContainText(dutchWords('fleet:verdict.good'));
        }
        await expect(part('printer')).toContainText(dutchWords('fleet:verdict.absent'));
        await console.screenshot({
          path: test.info().outputPath('enrol-2-detail.png'),
          fullPage: true,
        });
        expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      });

      await test.step('a visit goes through, signed by the new key', async () => {
        const code = await visitAsGuest(screen, 'Sam Proef');
        await console.goto('/console');
        await expect(console.getByText(code).first()).toBeVisible();
        // The number stays half a minute; then the kiosk says goodbye by itself.
        await button(screen, 'kiosk:number.done').click();
      });

      await test.step('the admin revokes it: it empties itself and receives nobody', async () => {
        await console.goto('/console/kiosks');
        await console.getByRole('link', { name: 'Entree' }).click();
        await button(console, 'fleet:revoke.stolen.open').click();
        await button(console, 'fleet:revoke.stolen.submit').click();
        await expect(console.getByText(dutchWords('fleet:key.stolen'))).toBeVisible();
        await expect(screen.getByRole('heading', { level: 1 })).toHaveText(
          dutchWords('kiosk:closed.stolen.title'),
          { timeout: 30_000 },
        );
        await expect.poll(() => existsSync(join(data, 'kiosk', 'key.json'))).toBe(false);
        expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
      });
    } finally {
      await kiosk.kill();
      rmSync(data, { recursive: true, force: true });
    }
  });
});
