import type { ConsoleHands } from './console-journey.ts';
import type { SampleTicket } from './sample-tickets.ts';

/** The queue in all its states, and what hangs in the frame around it. */
export async function lookAround(
  { page, words, press, see, wear }: ConsoleHands,
  tickets: readonly SampleTicket[],
): Promise<void> {
  const code = tickets.at(-1)?.visitCode ?? '';
  const filled = () => page.getByRole('main').getByText(code).first().waitFor();

  const gate = Promise.withResolvers<void>();
  await page.route('**/v1/queue', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto('/console');
  await page.getByRole('status', { name: words('console:queue.loading') }).waitFor();
  await see('queue-loading');
  gate.resolve();
  await filled();
  await page.unroute('**/v1/queue');
  await see('queue');
  await page.setViewportSize({ width: 1280, height: 800 });
  await see('queue-small');
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: words('console:filter.priority') }).click();
  await page.getByRole('listbox').waitFor();
  await see('queue-filter-open');
  await page.getByRole('option').last().click();
  await page.getByRole('button', { name: words('console:filter.clear') }).waitFor();
  await see('queue-filtered');
  await page.goto('/console?priority=5&status=called');
  await page.getByText(words('console:empty.filtered.title')).waitFor();
  await see('queue-filtered-empty');
  for (const view of ['mine', 'held', 'verify', 'all']) {
    await page.goto(`/console?view=${view}`);
    await page
      .getByRole('button', { name: words(`console:view.${view}`), pressed: true })
      .waitFor();
    await see(`queue-${view}`);
  }

  await page.goto('/console');
  await filled();
  await page.keyboard.press('/');
  await page.keyboard.type('mail');
  await page
    .getByText(
      words('console:search.found_one').split('{{words}}')[0]?.replace('{{count}}', '1') ?? '',
    )
    .waitFor();
  await see('search');
  await page.goto('/console?q=zzzz');
  await page.getByRole('status').filter({ hasText: 'zzzz' }).waitFor();
  await see('search-nothing');

  await page.goto('/console');
  await filled();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await see('keys');
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menu').waitFor();
  await see('menu');
  await page
    .getByRole('menuitem', {
      name: words('console:break.minutes_other').replace('{{count}}', '15'),
    })
    .click();
  await page.getByRole('button', { name: words('console:break.back') }).waitFor();
  await see('on-break');
  await page.setViewportSize({ width: 1280, height: 800 });
  await see('on-break-small');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menu').waitFor();
  await see('menu-on-break');
  await page.getByRole('menuitem', { name: words('console:menu.password') }).click();
  await page.getByRole('heading', { name: words('console:password.title-other') }).waitFor();
  await see('own-password');
  await press('console:password.cancel');
  await press('console:break.back');
  await page
    .getByRole('button', { name: words('console:break.back') })
    .waitFor({ state: 'detached' });
  await press('console:page.menu');
  await page.getByRole('menuitem', { name: words('console:menu.accounts') }).click();
  await page.getByRole('heading', { level: 1, name: words('console:accounts.title') }).waitFor();
  await page.getByRole('cell', { name: 'ilse', exact: true }).waitFor();
  await see('accounts');
  await page.getByLabel(words('console:accounts.name'), { exact: true }).fill('Bram Postma');
  await page.getByLabel(words('console:accounts.user-name'), { exact: true }).fill('bram');
  await press('console:accounts.create');
  await page.getByRole('alertdialog').waitFor();
  await see('account-created');

  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await page.goto('/console');
    await wear(theme);
    await filled();
    if (theme !== 'light') await see(`queue-${theme}`);
  }
}
