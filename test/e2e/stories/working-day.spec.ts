import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const button = (page: Page, key: string) => page.getByRole('button', { name: dutchWords(key) });
const clean = async (page: Page) =>
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);

/** The work process of product.md: "Behandelt melding", by two technicians at once, by keyboard. */
test('two technicians work through a day: bell, mention, macro, palette, and one ticket at once', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const own = (await browser.newContext()).request;
    const mia = await newColleague(request, own, desk, account);
    const { ticketId, visitCode } = await kioskOf(desk).handOver(intake());
    const anna = await openConsole(browser, desk, admin, '1');
    const miaPage = await openConsole(browser, desk, mia, '2');

    await test.step('a lead keeps a text and a macro in both languages', async () => {
      await anna.goto('/console/texts');
      await anna.getByLabel(dutchWords('texts:name')).fill('Klaar');
      await anna.getByLabel('Nederlands').fill('Dag {bezoeker}, nummer {nummer} is klaar.');
      await anna.getByLabel('English').fill('Hello {bezoeker}, number {nummer} is ready.');
      await button(anna, 'texts:keep').click();
      // At once, while the first one is still being kept: what is typed meanwhile stays.
      await anna.getByLabel(dutchWords('texts:name')).fill('Wifi hersteld');
      await expect(anna.getByRole('button', { name: 'Klaar', exact: true })).toBeVisible();
      await expect(anna.getByLabel(dutchWords('texts:name'))).toHaveValue('Wifi hersteld');
      await anna.getByText(dutchWords('texts:kind.macro'), { exact: true }).last().click();
      for (const step of ['note', 'message'] as const) {
        const group = anna.getByRole('group', { name: dutchWords(`texts:step.${step}`) });
        await group.getByLabel('Nederlands').fill(`Wifi van {bezoeker}: ${step}`);
        await group.getByLabel('English').fill(`Wifi of {bezoeker}: ${step}`);
      }
      await clean(anna);
      await button(anna, 'texts:keep').click();
      await expect(anna.getByRole('button', { name: 'Wifi hersteld' })).toBeVisible();
    });

    await test.step('what is typed in a text stays, goes over no colleague, and deleting asks first', async () => {
      const texts = `${desk.url}/v1/texts`;
      const headers = { origin: desk.url };
      const words = (nl: string) => ({ kind: 'note', words: { nl, en: 'Ready' } });
      await anna.request.post(texts, { headers, data: { name: 'Even', content: words('Klaar') } });
      await anna.reload();
      const open = (name: string) => anna.getByRole('button', { name, exact: true }).click();
      const field = (name: string) => anna.getByRole('textbox', { name });
      await open('Even');
      await field('English').fill('All done');
      await open('Klaar');
      const notKept = anna.getByText(dutchWords('texts:not-kept'));
      await expect(notKept).toBeVisible();
      await open('Even');
      await expect(field('English')).toHaveValue('All done');

      const known = (await (await anna.request.get(texts)).json()).texts;
      const even = known.find(({ name }: { name: string }) => name === 'Even');
      const { textId, version } = even;
      await anna.request.put(`${texts}/${textId}`, {
        headers,
        data: { name: 'Even', content: words('Opgelost'), version },
      });
      await field('English').press('Control+Enter');
      await expect(
        anna.getByText(dutchWords('console:fault.text-changed-meanwhile')),
      ).toBeVisible();
      await expect(field('Nederlands')).toHaveValue('Opgelost');
      await expect(field('English')).toHaveValue('All done');
      await field('English').press('Control+Enter');
      await expect(anna.getByText(dutchWords('texts:kept'))).toBeVisible();

      // Another text is opened before the answer is there.
      const answers = Promise.withResolvers<void>();
      await anna.route(
        '**/v1/texts/*',
        async (route) => {
          await answers.promise;
          await route.continue();
        },
        { times: 1 },
      );
      await field('English').fill('All is done');
      await expect(notKept).toBeVisible();
      await field('English').press('Control+Enter');
      await open('Klaar');
      await expect(notKept).toBeVisible();
      answers.resolve();
      await expect(notKept).toBeHidden();
      await open('Even');
      await expect(field('English')).toHaveValue('All is done');

      await button(anna, 'texts:forget').click();
      await clean(anna);
      await button(anna, 'texts:delete.no').click();
      await button(anna, 'texts:forget').click();
      const removed = Promise.withResolvers<void>();
      await anna.route(
        '**/v1/texts/*',
        async (route) => {
          await removed.promise;
          await route.continue();
        },
        { times: 1 },
      );
      await button(anna, 'texts:delete.yes').click();
      // The question stays until it is answered: nothing else can be opened under it.
      await expect(button(anna, 'texts:delete.no')).toBeDisabled();
      await anna.keyboard.press('Escape');
      await expect(anna.getByRole('alertdialog')).toBeVisible();
      removed.resolve();
      await expect(anna.getByRole('heading', { level: 1 })).toBeFocused();
      await expect(anna.getByRole('button', { name: 'Even', exact: true })).toBeHidden();
    });

    await test.step('the palette does what menus and bars do', async () => {
      const find = async (words: string, found: string) => {
        await anna.keyboard.press('Control+k');
        await anna.keyboard.type(words);
        await expect(anna.getByRole('menuitem', { name: found }).first()).toBeVisible();
      };
      for (const [words, key] of [
        ['volgende', 'console:next.button'],
        ['uitloggen', 'console:menu.sign-out'],
        ['pauze', 'console:break.title'],
        ['taal', 'console:menu.language'],
      ] as const) {
        await find(words, dutchWords(key));
        await anna.keyboard.press('Escape');
      }
      await find('donker', dutchWords('console:theme.dark'));
      await anna.keyboard.press('Enter');
      await expect(anna.locator('html')).toHaveAttribute('data-theme', 'dark');
      await find('weergave licht', dutchWords('console:theme.light'));
      await anna.keyboard.press('Enter');
      await find('sneltoetsen', dutchWords('console:menu.keys'));
      await anna.keyboard.press('Enter');
      await expect(
        anna.getByRole('dialog', { name: dutchWords('console:keys.title') }),
      ).toBeVisible();
      await anna.keyboard.press('Escape');
    });

    await test.step('a few letters find a text and open it, in the palette and beside the search', async () => {
      const name = anna.getByRole('textbox', { name: dutchWords('texts:name') });
      await anna.keyboard.press('Control+k');
      await anna.keyboard.type('wifi her');
      const section = anna.getByRole('group', { name: dutchWords('palette:kind.text') });
      const macro = section.getByRole('menuitem', { name: 'Wifi hersteld' });
      await expect(macro).toBeVisible();
      // What was there before the desk answered stays first; the rest is some keys away.
      await expect(async () => {
        await anna.keyboard.press('ArrowDown');
        await expect(macro).toHaveAttribute('data-focused', 'true', { timeout: 200 });
      }).toPass();
      await anna.keyboard.press('Enter');
      await expect(name).toHaveValue('Wifi hersteld');
      await expect(anna).toHaveURL(/\/texts$/u);

      await anna.keyboard.press('/');
      await anna.keyboard.type('klaar');
      const beside = anna.getByRole('region', { name: dutchWords('palette:beside') });
      await expect(beside.getByRole('link', { name: 'Klaar', exact: true })).toBeVisible();
      await clean(anna);
      await beside.getByRole('link', { name: 'Klaar', exact: true }).click();
      await expect(name).toHaveValue('Klaar');
    });

    await test.step('the palette opens a ticket by its number and does what its card can do', async () => {
      await anna.keyboard.press('Control+k');
      await anna.keyboard.type(visitCode);
      await expect(anna.getByRole('menuitem', { name: visitCode }).first()).toBeVisible();
      await clean(anna);
      await anna.keyboard.press('Enter');
      await expect(anna.getByRole('main')).toContainText('Het wifi doet het niet.');
      await anna.keyboard.press('Control+k');
      await anna.keyboard.type('write a note');
      // The words of the other language come when the page has nothing else to do.
      // That, and to search for these words.
      await expect(anna.getByRole('menuitem')).toHaveCount(2);
      const first = anna.getByRole('menuitem').first();
      await expect(first).toContainText(dutchWords('console:keys.note'));
      await anna.keyboard.press('Enter');
      await expect(anna.getByLabel(dutchWords('console:form.note.label'))).toBeFocused();
    });

    await test.step('a colleague is offered while typing, and her bell tells her', async () => {
      await anna.keyboard.type('Weet @wi');
      await expect(anna.getByRole('option', { name: 'Mia de Wit' })).toBeVisible();
      await clean(anna);
      await anna.keyboard.press('Enter');
      await anna.keyboard.type('dit?');
      await anna.keyboard.press('Control+Enter');
      await expect(anna.getByText('Weet @Mia de Wit dit?').first()).toBeVisible();

      const bell = miaPage.getByRole('button', {
        name: dutchWords('notices:bell_one').replace('{{count}}', '1'),
      });
      await bell.click();
      const list = miaPage.getByRole('dialog');
      await expect(list.getByRole('listitem')).toContainText('noemt je in een notitie');
      await clean(miaPage);
      await list.getByRole('link', { name: visitCode }).click();
      await expect(miaPage.getByRole('main')).toContainText('Weet @Mia de Wit dit?');
      await expect(bell).toBeHidden();
    });

    await test.step('each sees that the other looks at the ticket', async () => {
      await expect(anna.getByRole('main')).toContainText('bekeken door Mia de Wit', {
        timeout: 15_000,
      });
    });

    await test.step('a macro whose second answer is lost goes on, and writes nothing twice', async () => {
      const looked = Promise.withResolvers<void>();
      await anna.route(
        /\/v1\/tickets\/[^/]+\/message$/u,
        async (route) => {
          await route.fetch();
          await looked.promise;
          await route.abort();
        },
        { times: 1 },
      );
      const openMacro = async () => {
        await button(anna, 'console:card.more').click();
        await anna.getByRole('menuitem', { name: dutchWords('texts:macro.title') }).click();
        await anna.getByRole('button', { name: dutchWords('texts:macro.which') }).click();
        await anna.getByRole('option', { name: 'Wifi hersteld' }).click();
        await expect(anna.getByText('Wifi van Noor: message').first()).toBeVisible();
      };
      await openMacro();
      await button(anna, 'texts:macro.run').click();
      // Put away and opened again while it runs: it runs once, and this form hears how far it came.
      await anna.keyboard.press('Escape');
      await expect(button(anna, 'texts:macro.run')).toBeHidden();
      await openMacro();
      await expect(button(anna, 'texts:macro.run')).toBeDisabled();
      looked.resolve();
      await expect(anna.getByText('De balie gaf geen antwoord op')).toBeVisible();
      await expect(anna.getByText(dutchWords('texts:macro.step-done')).first()).toBeVisible();
      await clean(anna);
      await button(anna, 'texts:macro.go-on').click();
      await expect(
        anna.getByText(dutchWords('texts:macro.done_other').replace('{{count}}', '2')),
      ).toBeVisible();
      await expect(anna.getByText('Wifi van Noor: note').first()).toBeVisible();
      const card = await (await anna.request.get(`${desk.url}/v1/tickets/${ticketId}`)).json();
      const written: string[] = card.history.map(
        ({ words }: { words: string | null }) => words ?? '',
      );
      expect(written.filter((words) => words.startsWith('Wifi van Noor: '))).toEqual([
        'Wifi van Noor: note',
        'Wifi van Noor: message',
      ]);
    });

    await test.step('two write the message: both are shown, and both can stay', async () => {
      const message = (page: Page) =>
        page.getByRole('textbox', { name: dutchWords('console:form.message.label') });
      await anna.keyboard.press('m');
      await message(anna).fill('Van Anna.');
      await miaPage.keyboard.press('m');
      await message(miaPage).fill('Van Mia.');
      await miaPage.keyboard.press('Control+Enter');
      await expect(anna.getByText(dutchWords('console:conflict.same-field'))).toBeVisible();
      await clean(anna);
      await button(anna, 'console:conflict.take.both').click();
      await expect(message(anna)).toHaveValue('Van Mia.\nVan Anna.');
      await expect(message(anna)).toBeFocused();
      await button(anna, 'texts:insert').focus();
      await anna.keyboard.press('Enter');
      await anna.keyboard.press('Enter');
      await expect(message(anna)).toHaveValue(
        `Van Mia.\nVan Anna.\nDag Noor, nummer ${visitCode} is klaar.`,
      );
      await anna.keyboard.press('Control+Enter');
      await expect(message(anna)).toBeHidden();
    });

    await test.step('a change of something else does not stand in the way', async () => {
      // Without events and what a new stream reads first, her card stays as it was, as in the moment before one arrives.
      await miaPage.route(/\/v1\/(?:events|queue)\b/u, (route) => route.abort());
      await miaPage.goto(`/console/tickets/${ticketId}`);
      await expect(miaPage.getByRole('main')).toContainText('Van Anna.');
      await anna.keyboard.press('a');
      await expect(button(anna, 'console:priority.accept')).toBeHidden();
      await miaPage.keyboard.press('m');
      await miaPage
        .getByRole('textbox', { name: dutchWords('console:form.message.label') })
        .fill('Alles werkt.');
      await miaPage.keyboard.press('Control+Enter');
      await expect(
        miaPage.getByText(dutchWords('console:conflict.merged').replace(' {{done}}', '')),
      ).toBeVisible();
      await expect(anna.getByRole('main')).toContainText('Alles werkt.');
    });
  });
});
