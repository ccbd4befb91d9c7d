import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from '../harness/station.ts';
import { openConsole, newColleague } from '../harness/staff.ts';
import {
  arrive,
  checkInAsGuest,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

/** The work process of product.md: "Lost op (op afstand of ter plekke) of escaleert". */
test('what is not solved is escalated, and nobody has to ask what is known', async ({
  browser,
  station,
}) => {
  // A whole visit, and the work of three people on it.
  test.setTimeout(240_000);
  const console = await station.openConsole('2');
  const { screen } = station.kiosk();
  const words = (key: string, params: Readonly<Record<string, string>> = {}) =>
    Object.entries(params).reduce(
      (text, [name, value]) => text.replace(`{{${name}}}`, value),
      dutchWords(key),
    );
  const button = (key: string) => console.getByRole('button', { name: dutchWords(key) });
  const open = async (key: string) => {
    await button('console:page.menu').click();
    await console.getByRole('menuitem', { name: dutchWords(key) }).click();
  };
  const card = console.getByRole('main');

  const colleague = async (userName: string, name: string) =>
    newColleague(console.request, (await browser.newContext()).request, station.desk, {
      userName,
      name,
      role: 'technician',
    });
  const mia = await colleague('mia', 'Mia');
  await colleague('kim', 'Kim');

  await test.step('a lead keeps a group and a supplier', async () => {
    await open('escalation:page.targets');
    const group = card.getByRole('form').or(card.locator('form')).first();
    await group.getByLabel(dutchWords('escalation:targets.name')).fill('Telefonie');
    await group.getByRole('checkbox', { name: 'Mia' }).check();
    await group.getByRole('button', { name: dutchWords('escalation:targets.keep') }).click();
    await expect(card.getByRole('listitem').filter({ hasText: 'Telefonie' })).toContainText('Mia');
    const supplier = card.locator('form').last();
    await supplier.getByLabel(dutchWords('escalation:targets.name')).fill('Acme');
    await supplier.getByLabel(dutchWords('escalation:targets.example')).fill('RMA-12345');
    await supplier.getByRole('button', { name: dutchWords('escalation:targets.keep') }).click();
    await expect(card.getByRole('listitem').filter({ hasText: 'Acme' })).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('a visitor comes with a phone that is read', async () => {
    await checkInAsGuest(screen, 'Noor');
    await tellReason(screen, 'Er komt geen mail meer binnen.');
    await arrive(screen, 'device-plug');
    await station.dock.plug('android-full');
    await letRead(screen);
    await press(screen, 'words:triage.finding.answers.also');
    await takeNumber(screen);
  });

  await test.step('the technician tries something and notes it', async () => {
    await open('console:page.queue');
    await button('console:next.button').first().click();
    await expect(button('console:move.start')).toBeVisible();
    await console.keyboard.press('s');
    await expect(button('console:move.resolve')).toBeVisible();
    await console.keyboard.press('i');
    const note = console.getByLabel(dutchWords('console:form.note.label'));
    await note.fill('Mailprogramma opnieuw ingesteld.');
    await console.keyboard.press('Control+Enter');
    // What is still being written in the form is no note yet.
    await expect(note).toBeHidden();
    await expect(card).toContainText('Mailprogramma opnieuw ingesteld.');
  });

  await test.step('the form knows all eight facts but those it names', async () => {
    await button('console:card.more').click();
    await console.getByRole('menuitem', { name: dutchWords('escalation:form.title') }).click();
    // The form begins with its first question.
    await expect(
      console.getByRole('button', { name: dutchWords('escalation:form.to') }),
    ).toBeFocused();
    await expect(console.getByLabel(dutchWords('escalation:form.tried'))).toHaveValue(
      /Mailprogramma opnieuw ingesteld\./u,
    );
    await expect(card.getByText(words('escalation:facts.title', { known: '8' }))).toBeVisible();
    await console.getByLabel(dutchWords('escalation:form.tried')).fill('');
    await expect(card.getByText(words('escalation:facts.title', { known: '7' }))).toBeVisible();
    await expect(card).toContainText(
      words('escalation:facts.missing', { facts: dutchWords('escalation:fact.tried') }),
    );
    await console
      .getByLabel(dutchWords('escalation:form.tried'))
      .fill('Mailprogramma opnieuw ingesteld.');
    await console
      .getByLabel(dutchWords('escalation:form.reason'))
      .fill('Graag het toestel nakijken.');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('the supplier gets a package and his number is kept', async () => {
    await console.getByRole('button', { name: dutchWords('escalation:form.to') }).click();
    await console
      .getByRole('option', { name: words('escalation:form.to-supplier', { name: 'Acme' }) })
      .click();
    await console.getByLabel(dutchWords('escalation:form.warranty')).fill('Tot maart 2027');
    await card
      .getByRole('button', { name: dutchWords('escalation:form.submit') })
      .last()
      .click();
    await expect(card).toContainText(words('escalation:line.supplier', { name: 'Acme' }));

    const saving = console.waitForEvent('download');
    await console.getByRole('link', { name: dutchWords('escalation:line.json') }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text).toContain('Mailprogramma opnieuw ingesteld.');
    expect(text).toContain('Tot maart 2027');
    expect(text).toContain('storage.free');
    expect(text).not.toContain('Noor');
    const savingPdf = console.waitForEvent('download');
    await console.getByRole('link', { name: dutchWords('escalation:line.pdf') }).click();
    expect((await readFile(await (await savingPdf).path())).subarray(0, 8).toString()).toBe(
      '%PDF-1.7',
    );

    await button('escalation:follow-up.title').click();
    const dialog = console.getByRole('dialog');
    await dialog.getByLabel(dutchWords('escalation:follow-up.reference')).fill('RMA-77');
    await dialog.getByLabel(dutchWords('escalation:follow-up.expected')).fill('2026-12-04');
    await dialog.getByRole('button', { name: dutchWords('escalation:follow-up.submit') }).click();
    await expect(card).toContainText(words('escalation:line.reference', { reference: 'RMA-77' }));
    await expect(card).toContainText('vrijdag 4 december');
    // It should have been back long ago.
    await button('escalation:follow-up.title').click();
    await dialog.getByLabel(dutchWords('escalation:follow-up.expected')).fill('2026-11-18');
    await dialog.getByRole('button', { name: dutchWords('escalation:follow-up.submit') }).click();
    await expect(card).toContainText(
      words('escalation:line.late', { day: 'donderdag 19 november' }),
    );
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('it comes back, goes to the group, and a member takes it over', async () => {
    await button('escalation:line.end').click();
    await console.getByLabel(dutchWords('escalation:end.words')).fill('Toestel is in orde.');
    await button('escalation:end.submit').click();
    await expect(card).not.toContainText(words('escalation:line.supplier', { name: 'Acme' }));
    await button('console:card.more').click();
    await console.getByRole('menuitem', { name: dutchWords('escalation:form.title') }).click();
    await expect(console.getByLabel(dutchWords('escalation:form.tried'))).toHaveValue(
      /^Mailprogramma opnieuw ingesteld\.\n.*Toestel is in orde\.$/u,
    );
    await console.getByLabel(dutchWords('escalation:form.reason')).fill('Server nakijken.');
    await console.getByRole('button', { name: dutchWords('escalation:form.to') }).click();
    await console
      .getByRole('option', { name: words('escalation:form.to-group', { name: 'Telefonie' }) })
      .click();
    await card
      .getByRole('button', { name: dutchWords('escalation:form.submit') })
      .last()
      .click();
    await expect(card).toContainText(words('escalation:line.group', { name: 'Telefonie' }));

    const other = await openConsole(browser, station.desk, mia, '3');
    await other.goto('/console/escalations');
    await expect(
      other.getByRole('main').getByText(dutchWords('escalation:list.mine'), { exact: true }),
    ).toBeVisible();
    expect(await audit(other, { lang: 'nl', touch: false })).toEqual([]);
    await other.getByRole('main').getByRole('link').first().click();
    await other.getByRole('button', { name: dutchWords('escalation:line.take') }).click();
    await expect(
      other.getByRole('button', { name: dutchWords('escalation:line.take') }),
    ).toBeHidden();
    await expect(other.getByRole('main')).toContainText('Mia');
    const given = other.getByRole('group').filter({ hasText: 'Telefonie' });
    await expect(given).toContainText(dutchWords('escalation:fact.tried'));
    await expect(given).toContainText('Mailprogramma opnieuw ingesteld.');
    for (const known of [
      'Noor',
      'Er komt geen mail meer binnen.',
      'Mailprogramma',
      'Toestel is in orde.',
    ]) {
      await expect(other.getByRole('main')).toContainText(known);
    }
  });

  await test.step('a colleague who has it at once reads what was tried and added', async () => {
    await button('console:card.more').click();
    await console.getByRole('menuitem', { name: dutchWords('escalation:form.title') }).click();
    await console.getByLabel(dutchWords('escalation:form.tried')).fill('Server herstart.');
    await console.getByLabel(dutchWords('escalation:form.reason')).fill('Kijk jij nog eens?');
    await console.getByRole('button', { name: dutchWords('escalation:form.to') }).click();
    // Who has it already is not offered.
    await expect(console.getByRole('option', { name: 'Mia', exact: true })).toBeHidden();
    await console.getByRole('option', { name: 'Kim', exact: true }).click();
    await card
      .getByRole('button', { name: dutchWords('escalation:form.submit') })
      .last()
      .click();
    const given = card.getByRole('group').filter({ hasText: 'Kim' });
    await expect(given).toContainText('Server herstart.');
    await expect(given).not.toContainText('Kijk jij nog eens?');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });
});
