import { expect } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { ConsoleHands } from './console-journey.ts';

/** Preparing what the register has, the checks while a lead writes them, and the wishes of a user. */
export async function lookAtPreparation({
  desk,
  page,
  words,
  press,
  see,
}: ConsoleHands): Promise<void> {
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);

  await page.goto('/console/preparation');
  await fill('assets:scan.label', 'LT-0001');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('LT-0001');
  await press('preparation:begin');
  await page.getByRole('button', { name: words('preparation:finish'), exact: true }).waitFor();
  await page.getByText(words('preparation:scan'), { exact: true }).click();
  await fill('preparation:field.label', 'LT-9999');
  await fill('preparation:field.number', 'LAB0001');
  await page.keyboard.press('Enter');
  await page.getByText(words('preparation:trouble.other-tag')).waitFor();
  await page.getByText(words('preparation:fill'), { exact: true }).first().click();
  await page.getByLabel(words('preparation:field.version'), { exact: true }).waitFor();
  await see('preparation');

  await page.goto('/console/preparation');
  await page.getByRole('cell', { name: 'Dell Latitude 5440' }).waitFor();
  await page
    .locator('summary')
    .filter({ hasText: words('assets:type.laptop') })
    .click();
  const changeLaptops = words('preparation:change-of').replace(
    '{{type}}',
    words('assets:type.laptop'),
  );
  await page.getByRole('button', { name: changeLaptops, exact: true }).click();
  await page.getByText(words('preparation:change-keeps')).waitFor();
  await see('preparation-checks');

  const people = [
    {
      staffNumber: '90017',
      badgeNumbers: [],
      firstName: 'Noor',
      lastName: 'Vos',
      department: null,
    },
  ];
  const { path } = deskContract['person.import'];
  const headers = { origin: desk.url };
  const reply = await page.request.post(desk.url + path, { headers, data: { people } });
  expect(reply.status()).toBe(200);
  await page.goto('/console/handover');
  await fill('handover:scan.label', '90017');
  await page.keyboard.press('Enter');
  await press('wishes:ask');
  await page.getByText(words('wishes:mouseHand.left'), { exact: true }).click();
  await see('wishes');
}
