import { expect } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { test } from '../harness/station.ts';
import { press, visitAsGuest } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

const words = (key: string) => dutchWords(`desk-rules:${key}`);

test('a lead chooses the rules of the desk, which hold at once', async ({ station }) => {
  const console = await station.openConsole('2');
  const { path, response } = deskContract['desk-rules.get'];
  const url = `${station.desk.url}${path}`;
  const { screen } = station.kiosk();
  await visitAsGuest(screen, 'Noor');
  await press(screen, 'kiosk:number.done');

  await test.step('what cannot be chosen is said at its field, and what a colleague chose is not lost', async () => {
    await console.goto('/console/desk-rules');
    const save = console.getByRole('button', { name: words('save') });
    const days = console.getByLabel(words('rule.reopenDays'));
    await expect(console.getByText(words('ordinary'))).toBeVisible();
    await days.fill('91');
    await expect(console.getByText('Kies 1 tot en met 90.')).toBeVisible();
    await expect(save).toBeDisabled();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

    await days.fill('7');
    await console.getByLabel(words('rule.callsBeforeNoShow')).fill('1');
    await console.getByLabel(words('rule.graceMinutes')).fill('3');
    const { version, rules } = response.parse(await (await console.request.get(url)).json());
    const changed = await console.request.put(url, {
      headers: { origin: station.desk.url },
      data: { version, rules: { ...rules, headStartMinutes: 20 } },
    });
    expect(changed.status()).toBe(200);
    await save.click();
    await expect(
      console.getByText(dutchWords('console:fault.desk-rules-changed-meanwhile')),
    ).toBeVisible();
    await expect(console.getByLabel(words('rule.headStartMinutes'))).toHaveValue('20');
    await expect(console.getByLabel(words('rule.graceMinutes'))).toHaveValue('3');
    await save.click();
    await expect(console.getByText(words('saved'))).toBeVisible();
  });

  await test.step('the page of appointments tells the rule as it is now', async () => {
    await console.goto('/console/appointments');
    await expect(console.getByText(/20 minuten/u).first()).toBeVisible();
  });

  await test.step('after one call somebody may be put down as not there', async () => {
    await console.goto('/console/');
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    await expect(
      console.getByRole('button', { name: dutchWords('console:move.no-show') }),
    ).toBeVisible();
  });
});
