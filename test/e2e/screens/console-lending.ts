import { expect, type Page } from '@playwright/test';
import type { ConsoleHands } from './console-journey.ts';
import { readyAsset } from './ready-asset.ts';
import { signWithMouse } from './sign-with-mouse.ts';

/** A loaner from its pool to its receipt, what is out, the terms, and what is handed out for good. */
export async function lookAtLending(
  hands: ConsoleHands,
  look: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  const { desk, page, words, press, see } = hands;
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);
  const scan = async (key: string, code: string) => {
    await fill(key, code);
    await page.keyboard.press('Enter');
  };

  await page.goto('/console/loans');
  await page.getByText(words('loans:none.out')).waitFor();
  await see('loans-empty');
  for (const tag of ['LEEN-01', 'LEEN-02']) {
    const bought = { tag, type: 'laptop', maker: 'Dell', model: 'Latitude 5440' } as const;
    await readyAsset(page.request, desk, bought);
  }
  await press('loans:pool.new');
  await fill('loans:pool.name', 'Leenlaptop');
  await see('loan-pool');
  await press('loans:pool.save');
  await page.getByText('Leenlaptop').first().waitFor();

  await page.goto('/console/handover');
  await fill('handover:holder', 'Noor de Vries');
  await scan('handover:scan.label', 'LEEN-01');
  await page.getByText(words('handover:scan.added').split('{{')[0] ?? '').waitFor();
  await see('handover');
  await signWithMouse(page, page.getByRole('img', { name: words('handover:sign.pad') }));
  await press('handover:do.loan');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('handover:receipt.loan'));
  await see('handover-receipt');
  const receipt = page.getByRole('link', { name: words('handover:receipt.page-open') });
  const phone = await page.context().newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto((await receipt.getAttribute('href')) ?? '');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/\w/u);
  await look('receipt', phone);
  await phone.close();

  await page.goto('/console/loans');
  await page.getByRole('row').filter({ hasText: 'LEEN-01' }).waitFor();
  await see('loans');
  await page.goto('/console/handover-terms');
  await page.getByRole('heading', { level: 1, name: words('handover-terms:title') }).waitFor();
  await see('handover-terms');

  await page.goto('/console/consumables');
  await page.getByText(words('consumables:none')).waitFor();
  await press('consumables:new');
  await fill('consumables:name', 'Lader USB-C');
  await fill('consumables:ean', '4006381333932');
  await page.getByText(words('consumables:ean-wrong')).waitFor();
  await see('consumable-new');
  await fill('consumables:ean', '4006381333931');
  await press('consumables:save');
  await page.getByRole('row').filter({ hasText: 'Lader USB-C' }).waitFor();
  await see('consumables');
}
