import { expect } from '@playwright/test';
import { intake } from '../../integration/desk-intake.ts';
import { test } from '../harness/browser-test.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const words = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    dutchWords(`work:${key}`),
  );

test('a wrong line of work is withdrawn and written anew, and the log keeps its period', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const submittedAt = new Date().toISOString();
    const { ticketId } = await kioskOf(desk).handOver(intake({ submittedAt }));
    const page = await openConsole(browser, desk, admin, '1');
    const sum = (minutes: number) => page.getByText(words('sum_other', { count: minutes }));

    await test.step('ten hours are asked after, whatever a fast hand presses, and then written', async () => {
      await page.goto(`/console/tickets/${ticketId}`);
      await page.getByRole('tab', { name: words('tab') }).click();
      await page.getByLabel(words('words')).fill('Profiel hersteld');
      await page.getByLabel(words('minutes-label')).fill('600');
      await page.getByLabel(words('minutes-label')).press('Enter');
      await page.keyboard.press('Enter');
      const question = page.getByRole('alertdialog', {
        name: words('many.title_other', { count: 600 }),
      });
      await expect(question).toBeVisible();
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await question.getByRole('button', { name: words('many.no') }).click();
      await expect(question).toBeHidden();
      await expect(sum(0)).toBeVisible();
      await page.getByRole('button', { name: words('log') }).click();
      await question.getByRole('button', { name: words('many.yes') }).click();
      await expect(sum(600)).toBeVisible();
      await expect(page.getByLabel(words('words'))).toBeFocused();
    });

    await test.step('the line is withdrawn with a reason, and its words stand ready', async () => {
      const withdraw = page.getByRole('button', {
        name: new RegExp(`^${words('withdraw')}: `, 'u'),
      });
      await withdraw.click();
      await page.getByRole('button', { name: words('keep') }).click();
      await expect(withdraw).toBeFocused();
      await withdraw.click();
      await page.getByLabel(words('withdraw-reason')).fill('Een nul te veel');
      await page.getByRole('button', { name: words('withdraw-now') }).click();
      await expect(sum(0)).toBeVisible();
      await expect(page.getByText('Een nul te veel').first()).toBeVisible();
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await expect(page.getByLabel(words('words'))).toHaveValue('Profiel hersteld');
      await expect(page.getByLabel(words('words'))).toBeFocused();
      await page.getByLabel(words('minutes-label')).fill('60');
      await page.getByRole('button', { name: words('log') }).click();
      await expect(sum(60)).toBeVisible();
    });

    await test.step('the log counts the right line only, and keeps its period when it is loaded again', async () => {
      const day = new Intl.DateTimeFormat('sv-SE').format(Date.now());
      await page.goto('/console/work');
      await expect(sum(60)).toBeVisible();
      await page.getByLabel(words('since')).fill(day);
      await expect(page).toHaveURL(new RegExp(`since=${day}`, 'u'));
      await page.reload();
      await expect(page.getByLabel(words('since'))).toHaveValue(day);
      await expect(page.getByRole('row')).toHaveCount(2);
    });

    await test.step('no sum of another period stands where that of this one could not be read', async () => {
      await page.route('**/v1/work/sums?**', (route) => route.abort());
      await page.getByLabel(words('until')).fill('2099-01-01');
      await expect(page.getByText(words('sum-not-read'))).toBeVisible();
      await expect(sum(60)).toBeHidden();
    });

    await test.step('Enter in the reason for skipping a step skips it', async () => {
      const steps = (key: string) => dutchWords(`procedures:${key}`);
      await page.goto(`/console/tickets/${ticketId}`);
      const tab = page.getByRole('tab', { name: steps('tab') });
      await expect(tab).toBeVisible();
      await page.keyboard.press('5');
      await expect(tab).toBeFocused();
      await page
        .getByRole('button', { name: steps('start-this').replace('{{title}}', '') })
        .first()
        .press('Enter');
      // The button is gone; one goes on in the first step.
      const isInStep = page.locator('[aria-current="step"]:focus-within');
      await expect(isInStep).toBeVisible();
      await page.getByRole('button', { name: steps('skip'), exact: true }).click();
      await page.getByLabel(steps('skip-reason')).fill('De storing is bekend');
      await page.keyboard.press('Enter');
      const skipped = steps('skipped-because').replace('{{reason}}', 'De storing is bekend');
      await expect(page.getByText(skipped)).toBeVisible();
      await expect(isInStep).toBeVisible();
    });
  });
});
