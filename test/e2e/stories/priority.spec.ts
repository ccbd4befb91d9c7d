import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect } from '@playwright/test';
import { test } from '../harness/station.ts';
import { choose } from '../harness/choose.ts';
import { visitAsGuest } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

/** The work process of product.md: "Aard en benodigde duur inschatten, beargumenteerd prioriteren". */
test('nature and duration are estimated, and every priority has an argument', async ({
  station,
}) => {
  const console = await station.openConsole('2');
  const { screen } = station.kiosk();
  const button = (key: string) => console.getByRole('button', { name: dutchWords(key) });
  const open = async (key: string) => {
    await button('console:page.menu').click();
    await console.getByRole('menuitem', { name: dutchWords(key) }).click();
  };
  const event = 'Er zijn nu examens';

  await test.step('a lead says that there is an exam, with a sentence', async () => {
    await open('priority:page.rules');
    await choose(console, dutchWords('priority:rule.kinds.event'));
    await console
      .getByLabel(dutchWords('priority:rule.from'), { exact: true })
      .fill('2020-01-01T08:00');
    await console
      .getByLabel(dutchWords('priority:rule.until'), { exact: true })
      .fill('2099-01-01T17:00');
    await console.getByLabel(dutchWords('priority:rule.words')).fill(event);
    await button('priority:rule.add').click();
    await expect(button('priority:editor.keep')).toBeDisabled();
    await console.getByLabel(dutchWords('priority:editor.words')).fill('Examenweek');
    await expect(console.getByText(/van de \d+ open meldingen/u)).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await button('priority:editor.keep').click();
    await expect(console.getByText('Versie 1')).toBeVisible();
  });

  const code = await visitAsGuest(screen, 'Noor');

  await test.step('the card proposes, and says why and how long it takes', async () => {
    await open('console:page.queue');
    await button('console:next.button').first().click();
    const card = console.getByRole('main');
    await expect(card).toContainText(code);
    await expect(card).toContainText(`${event}.`);
    await expect(card).toContainText(/Duurt naar schatting \d+ tot \d+ minuten/u);
    await expect(button('console:priority.accept')).toBeVisible();
  });

  await test.step('a change without a sentence is blocked, one with a sentence is kept', async () => {
    // A hand is faster than a reply: what is sent meanwhile takes its turn.
    const answers = Promise.withResolvers<void>();
    await console.route('**/start', async (route) => {
      await answers.promise;
      await route.continue();
    });
    await console.keyboard.press('s');
    await console.keyboard.press('p');
    const submit = console.getByRole('button', { name: /^Maak er P\d van/u });
    await expect(submit).toBeDisabled();
    await console.keyboard.press('Control+Enter');
    await expect(submit).toBeVisible();
    const argument = 'Het is een oefenexamen.';
    await console
      .getByRole('radiogroup', { name: dutchWords('console:form.priority.urgency') })
      .getByText(dutchWords('console:priority.urgency.3'))
      .click();
    await console.getByLabel(dutchWords('console:form.priority.argument')).fill(argument);
    await console.keyboard.press('Control+Enter');
    answers.resolve();
    await expect(submit).toBeHidden();
    const card = console.getByRole('main');
    await expect(card).toContainText(argument);
    await expect(card).toContainText(/Besloten door/u);
    await expect(card).toContainText(`${event}.`);
  });

  await test.step('the export has all of it for all tickets', async () => {
    await open('priority:page.report');
    await expect(console.getByText('100 %')).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    const saving = console.waitForEvent('download');
    await console
      .getByRole('link', { name: dutchWords('priority:report.file.priority.download') })
      .click();
    const text = await readFile(await (await saving).path(), 'utf8');
    const lines: unknown = parse(text, { bom: true, columns: true, delimiter: ';' });

    expect(lines).toMatchObject([
      {
        visit_code: code,
        state: 'changed',
        argument: 'Het is een oefenexamen.',
        impact: expect.stringMatching(/^[123]$/u),
        urgency: '3',
        decided_by: expect.stringMatching(/\w/u),
        proposed_argument: expect.stringContaining(event),
      },
    ]);
  });
});
