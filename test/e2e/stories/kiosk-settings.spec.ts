import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { kioskConfigRoutes } from '../../../shared/contract/kiosk-config-routes.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { firstProfileId, kioskConfigSchema } from '../../../shared/domain/kiosk-config.ts';
import { freePort } from '../harness/free-port.ts';
import { startKiosk } from '../harness/kiosk.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

const button = (page: Page, key: string) =>
  page.getByRole('button', { name: dutchWords(key), exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const routes = kioskConfigRoutes;

/** The first version, by two admins without their pages. */
async function publish(one: Page, other: Page, origin: string, greeting: string): Promise<void> {
  const content = kioskConfigSchema.parse({ texts: { greeting: { nl: greeting } } });
  const params = { profileId: firstProfileId };
  const proposed = await one.request.post(fillPath(routes['kiosk-profile.propose'].path, params), {
    data: { content, basedOn: 0, words: '' },
    headers: { origin },
  });
  const detail = routes['kiosk-profile.propose'].response.parse(await proposed.json());
  const proposalId = detail.proposal?.proposalId ?? '';
  const decided = await other.request.post(
    fillPath(routes['kiosk-profile.decide'].path, { ...params, proposalId }),
    { data: { decision: 'approve' }, headers: { origin } },
  );
  expect(decided.ok()).toBe(true);
}

/** From the first screen of the virtual kiosk to its topics, before anybody else knows of the settings. */
async function walkThrough(page: Page, greeting: string): Promise<void> {
  await button(page, 'kiosk-config:virtual.open').click();
  const kiosk = page.getByRole('dialog', { name: dutchWords('kiosk-config:virtual.title') });
  const press = (key: string) => kiosk.getByRole('button', { name: dutchWords(key) }).click();
  const title = kiosk.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(greeting);
  await page.screenshot({ path: test.info().outputPath('settings-virtual-1.png') });
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
  await press('words:errand.problem');
  await press('kiosk:check-in.guest');
  await kiosk.getByLabel(dutchWords('kiosk:guest.name')).fill('Sam');
  await kiosk.getByLabel(dutchWords('kiosk:guest.contact')).fill('06 12345678');
  await press('kiosk:guest.go');
  await expect(title).toHaveText(dutchWords('kiosk:category.title.incident'));
  await page.screenshot({ path: test.info().outputPath('settings-virtual-2.png') });
  await press('kiosk-config:virtual.close');
  await expect(kiosk).toBeHidden();
}

/** The ideal admin rollout, row 2: a configuration is data that two admins decide on, and one click brings back. */
test('Other greeting for all kiosks: proposed, approved, shown, and taken back', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  await withDesk(async (desk) => {
    const data = mkdtempSync(join(tmpdir(), 'balie-configured-'));
    const { joinFile } = desk;
    const { request } = await browser.newContext();
    const first = await firstAdmin(request, desk);
    const own = await browser.newContext();
    const account = { userName: 'ada', name: 'Ada Tweede', role: 'admin' } as const;
    const second = await newColleague(request, own.request, desk, account);
    const one = await openConsole(browser, desk, first, '1');
    const other = await openConsole(browser, desk, second, '2');
    const profile = async (page: Page) => {
      await page.goto('/console/kiosk-settings');
      await page.getByRole('link', { name: 'Standaard' }).click();
    };
    const typed = (path: string) =>
      other
        .getByRole('form', { name: dutchWords('kiosk-config:editor.title') })
        .getByLabel(dutchWords(`kiosk-config:field.${path}`));
    const version = (page: Page, name: string) =>
      page.getByRole('heading', { level: 3, name, exact: true });
    await publish(one, other, desk.url, 'Welkom in Oost');

    const greeted = async (greeting: string) => {
      const kiosk = await startKiosk({ data, joinFile, dockPort: await freePort() });
      try {
        await expect(heading(kiosk.screen)).toHaveText(greeting);
        await kiosk.screen.screenshot({ path: test.info().outputPath('settings-3-kiosk.png') });
      } finally {
        await kiosk.kill();
      }
    };
    try {
      await test.step('one admin changes the greeting while another one types, and cannot approve it himself', async () => {
        await profile(other);
        await typed('texts.greeting.nl').fill('Hoi in Oost');
        await typed('idle.goodbyeSeconds').fill('20');
        await profile(one);
        const form = one.getByRole('form', { name: dutchWords('kiosk-config:editor.title') });
        const seconds = form.getByLabel(dutchWords('kiosk-config:field.idle.goodbyeSeconds'));
        await seconds.fill('1');
        await expect(button(one, 'kiosk-config:propose.submit')).toBeDisabled();
        await expect(form).toContainText(dutchWords('kiosk-config:problem.bounds'));
        await seconds.fill('30');
        await form
          .getByLabel(dutchWords('kiosk-config:field.texts.greeting.nl'))
          .fill('Fijne dag in Oost');
        await one.screenshot({ path: test.info().outputPath('settings-1-form.png') });
        expect(await audit(one, { lang: 'nl', touch: false })).toEqual([]);
        await walkThrough(one, 'Fijne dag in Oost');
        await button(one, 'kiosk-config:propose.submit').click();
        await expect(button(one, 'kiosk-config:decide.approve')).toBeDisabled();
      });

      await test.step('the other one, who is typing himself, sees what changes and approves it', async () => {
        await expect(other.getByText(dutchWords('kiosk-config:news.waiting'))).toBeVisible({
          timeout: 30_000,
        });
        await expect(
          other
            .getByRole('table', { name: dutchWords('kiosk-config:proposal.changes') })
            .getByRole('row')
            .filter({ hasText: 'Welkom in Oost' }),
        ).toContainText('Fijne dag in Oost');
        await button(other, 'kiosk-config:decide.approve').click();
        await expect(version(other, 'Versie 2')).toBeVisible();
        await other.screenshot({ path: test.info().outputPath('settings-2-published.png') });
        await greeted('Fijne dag in Oost');
      });

      await test.step('what he typed is still there; he decides on the field that both changed', async () => {
        const news = other.getByRole('region', {
          name: dutchWords('kiosk-config:news.title').replace('{{version}}', '2'),
        });
        const greeting = news.getByRole('group', {
          name: dutchWords('kiosk-config:field.texts.greeting.nl'),
        });
        await expect(greeting).toContainText('Hoi in Oost');
        await expect(greeting).toContainText('Fijne dag in Oost');
        await expect(typed('idle.goodbyeSeconds')).toHaveValue('20');
        await expect(button(other, 'kiosk-config:propose.submit')).toBeDisabled();
        expect(await audit(other, { lang: 'nl', touch: false })).toEqual([]);
        await button(other, 'kiosk-config:news.take-now').click();
        await expect(typed('texts.greeting.nl')).toHaveValue('Fijne dag in Oost');
        await button(other, 'kiosk-config:propose.submit').click();
        const changes = other.getByRole('table', {
          name: dutchWords('kiosk-config:proposal.changes'),
        });
        // The head, and the one field that is left.
        await expect(changes.getByRole('row')).toHaveCount(2);
        await expect(changes).toContainText('20');
        await expect(button(one, 'kiosk-config:decide.approve')).toBeEnabled({ timeout: 30_000 });
        await button(one, 'kiosk-config:decide.approve').click();
        await expect(version(one, 'Versie 3')).toBeVisible();
      });

      await test.step('one click brings the earlier greeting back', async () => {
        await expect(version(other, 'Versie 3')).toBeVisible({ timeout: 30_000 });
        await other.getByRole('button', { name: 'Terug naar versie 1', exact: true }).click();
        await expect(version(other, 'Versie 4')).toBeVisible();
        await greeted('Welkom in Oost');
      });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});
