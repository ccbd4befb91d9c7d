import { dirname } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { rightTemplateFactsSchema } from '../../../shared/domain/right.ts';
import { labClockFile, moveOn } from '../../lab/lab-clock.ts';
import type { Desk } from '../harness/desk.ts';
import { firstAdmin, newColleague, openConsole, type Staff } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { intake } from '../../integration/desk-intake.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

/** The width of a small phone. */
const phone = { width: 360, height: 740 };

const subject = 'Roosters bekijken voor het nieuwe team.';

/** Longer than a seat is kept for anybody, and than any session lasts. */
const offerIsOverMs = 8 * 24 * 60 * 60 * 1000;

/** An authorisation of a visitor who showed nothing but a badge. */
function request(name: string) {
  return intake({
    errand: 'question',
    reportType: 'authorisation',
    visitor: { kind: 'unverified', badgeNumber: '04A1B2', name },
    reason: { category: 'access-to-system', triage: {}, words: subject, photoHash: null },
  });
}

interface People {
  readonly technician: Staff;
  readonly lead: Staff;
  readonly manager: Staff;
}

/** A desk with a technician, a lead, a manager who only approves, and one right that can be granted. */
async function staffed(browser: Browser, desk: Desk): Promise<People> {
  const { request: admin } = await browser.newContext();
  await firstAdmin(admin, desk);
  const colleague = async (
    userName: string,
    name: string,
    role: 'technician' | 'lead' | 'approver',
  ) => newColleague(admin, (await browser.newContext()).request, desk, { userName, name, role });
  const template = rightTemplateFactsSchema.parse({
    system: 'Personeelssysteem',
    role: 'Lezer',
    rights: 'Ziet roosters van het eigen team.',
    defaultDays: 90,
    approverLevel: 'approver',
    fourEyes: true,
    productId: null,
    active: true,
  });
  const { path } = deskContract['right.create-template'];
  const reply = await admin.post(new URL(path, desk.url).href, {
    data: template,
    headers: { origin: desk.url },
  });
  if (!reply.ok()) throw new Error(await reply.text());
  return {
    technician: await colleague('mila', 'Mila Smit', 'technician'),
    lead: await colleague('lea', 'Lea Jansen', 'lead'),
    manager: await colleague('jo', 'Jo Bakker', 'approver'),
  };
}

const hands = (page: Page) => {
  const button = (key: string) => page.getByRole('button', { name: dutchWords(key), exact: true });
  return {
    press: (key: string) => button(key).first().click(),
    fill: (key: string, words: string) =>
      page.getByLabel(dutchWords(key), { exact: true }).fill(words),
    sees: (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible(),
    /** Opens a form under "more" of the card. */
    more: async (key: string) => {
      await button('console:card.more').click();
      await page.getByRole('menuitem', { name: dutchWords(key) }).click();
      await expect(page.getByRole('heading', { name: dutchWords(key) })).toBeVisible();
    },
    choose: async (key: string, option: string | RegExp) => {
      await page
        .getByRole('button', { name: new RegExp(dutchWords(key).replace('?', '\\?')) })
        .click();
      await page.getByRole('option', { name: option }).click();
    },
    /** Sends the form that is open. */
    send: () => page.locator('main form button[type=submit]').click(),
  };
};

test('van gebruikers of leidinggevenden: a manager approves from a phone, and history shows both', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await withDesk(async (desk) => {
    const people = await staffed(browser, desk);
    const { ticketId } = await kioskOf(desk).handOver(request('Noor de Vries'));
    const console = await openConsole(browser, desk, people.technician, '2');
    const card = hands(console);
    let link = '';

    await test.step('the technician asks the manager, and gets a link', async () => {
      await console.goto(`/console/tickets/${ticketId}`);
      await card.sees(dutchWords('authorisation:line.not-asked'));
      await card.more('authorisation:ask.title');
      await card.choose('authorisation:ask.right', 'Personeelssysteem: Lezer');
      await card.choose('authorisation:ask.approver', 'Jo Bakker');
      await card.fill('authorisation:ask.risk', 'Ziet namen van collega’s.');
      await card.fill('authorisation:until.label', '2027-03-01');
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await card.send();
      const dialog = console.getByRole('alertdialog');
      link = (await dialog.getByText(/\/console\/approvals\/link\//u).textContent()) ?? '';
      await dialog.getByRole('button', { name: dutchWords('authorisation:link.done') }).click();
    });

    await test.step('the manager opens it on a phone, signs in and reads all there is to know', async () => {
      const context = await browser.newContext({ viewport: phone, baseURL: desk.url });
      const page = await context.newPage();
      const approver = hands(page);
      await page.goto(new URL(link).pathname);
      await approver.fill('console:sign-in.user-name', people.manager.userName);
      await approver.fill('console:sign-in.password', people.manager.password);
      await approver.press('console:sign-in.submit');
      const asked = page.getByRole('article');
      await expect(asked).toContainText('Mila Smit');
      await expect(asked).toContainText('Noor de Vries');
      await expect(asked).toContainText(subject);
      await expect(asked).toContainText('Ziet roosters van het eigen team.');
      await expect(asked).toContainText('Ziet namen van collega’s.');
      await expect(asked).toContainText('1 mrt 2027');
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);

      await approver.press('approvals:refuse');
      await approver.sees(dutchWords('approvals:reason-wanted'));
      await approver.fill('approvals:reason', 'Hoort bij het werk.');
      await page.getByRole('banner').getByRole('button', { name: 'Jo Bakker' }).click();
      await page.getByRole('menuitem', { name: dutchWords('console:menu.password') }).click();
      await approver.press('console:password.cancel');
      await approver.press('approvals:approve');
      await expect(asked).toContainText('Goedgekeurd door Jo Bakker');
      await expect(asked).toContainText('Hoort bij het werk.');

      const refused: string[] = [];
      page.on('response', (response) => {
        if (response.status() === 403) refused.push(new URL(response.url()).pathname);
      });
      await page.goto('/console');
      await approver.sees(dutchWords('approvals:none.open'));
      await page.goto(`/console/tickets/${ticketId}`);
      await approver.sees(dutchWords('approvals:none.open'));
      expect(refused).toEqual([]);
    });

    await test.step('with a badge alone the right is refused politely', async () => {
      await card.sees(/Goedgekeurd door Jo Bakker/u);
      await card.more('authorisation:grant.title');
      await card.sees(dutchWords('authorisation:grant.unproven'));
      await card.choose('authorisation:grant.what', /Personeelssysteem: Lezer/u);
      await expect(
        console.getByRole('button', { name: dutchWords('authorisation:grant.submit') }).last(),
      ).toBeDisabled();
      await card.sees(dutchWords('authorisation:visitor.unproven'));
      await console
        .getByRole('button', { name: dutchWords('authorisation:visitor-words.put') })
        .click();
      await card.sees(dutchWords('authorisation:visitor-words.done'));
      await console.keyboard.press('Escape');
    });

    await test.step('with an identity document it is granted, exactly as approved', async () => {
      await card.more('authorisation:identity.title');
      await card.send();
      await card.sees(/Identiteitsbewijs gezien \(Mila Smit\)/u);
      await card.more('authorisation:grant.title');
      await card.choose('authorisation:grant.what', /Personeelssysteem: Lezer/u);
      await card.sees(/Goedgekeurd door Jo Bakker, voor Noor de Vries/u);
      await card.send();
      await card.sees('Recht: Personeelssysteem: Lezer, Noor de Vries');
    });

    await test.step('history shows both persons', async () => {
      await console.keyboard.press('t');
      const line = (words: string) =>
        console
          .getByRole('listitem')
          .filter({ hasText: dutchWords(words) })
          .first();
      await expect(line('console:history.approval-approved')).toContainText('Jo Bakker');
      await expect(line('console:history.approval-approved')).toContainText('Mila Smit');
      await expect(line('console:history.right-granted')).toContainText(
        'goedgekeurd door Jo Bakker',
      );
    });

    await test.step('what he refuses ends as refused, and its visitor reads that', async () => {
      const refused = await kioskOf(desk).handOver(request('Bo Peters'));
      await console.goto(`/console/tickets/${refused.ticketId}`);
      await card.more('authorisation:ask.title');
      await card.choose('authorisation:ask.right', 'Personeelssysteem: Lezer');
      await card.choose('authorisation:ask.approver', 'Jo Bakker');
      await card.fill('authorisation:until.label', '2027-03-01');
      await card.send();
      await card.press('authorisation:link.done');

      const page = await openConsole(browser, desk, people.manager, null);
      const approver = hands(page);
      await approver.press('approvals:refuse');
      await approver.fill('approvals:reason', 'Niet nodig voor dit werk.');
      await approver.press('approvals:refuse');
      await card.sees(/Afgewezen door Jo Bakker/u);

      await console.keyboard.press('l');
      const start = console.getByRole('button', { name: dutchWords('console:move.start') });
      await expect(start).toBeVisible();
      await console.keyboard.press('s');
      await console.keyboard.press('r');
      const ending = dutchWords('console:closing-code.refused');
      await expect(console.getByRole('radio', { name: ending })).toBeChecked();
      await card.fill('console:resolve.cause', 'Niet nodig voor dit werk.');
      await card.fill('console:resolve.solution', 'Vraag je leidinggevende ernaar.');
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await console.keyboard.press('Control+Enter');
      await page.goto(refused.statusPath);
      await approver.sees(dutchWords('status:state.refused.title'));
      await approver.sees('Vraag je leidinggevende ernaar.');
      await expect(
        console.getByRole('button', { name: dutchWords('console:move.close') }),
      ).toBeVisible();
      await console.keyboard.press('Shift+C');
      await card.sees(dutchWords('words:status.closed'));
    });
  });
});

test('procedures over gebruikersrechten en licentiebeheer: a sold-out licence names another and a wait-list', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await withDesk(async (desk) => {
    const people = await staffed(browser, desk);
    const first = await kioskOf(desk).handOver(request('Noor de Vries'));
    const second = await kioskOf(desk).handOver(request('Bo Peters'));
    const third = await kioskOf(desk).handOver(request('Sam de Boer'));
    const lead = await openConsole(browser, desk, people.lead, '1');
    const register = hands(lead);
    const console = await openConsole(browser, desk, people.technician, '2');
    const card = hands(console);

    await test.step('a lead puts two products in the register', async () => {
      await lead.goto('/console/licences');
      const addProduct = async (name: string, alternative: string | null) => {
        await register.press('registers:licences.new');
        await register.fill('registers:licences.name', name);
        await register.fill('registers:licences.vendor', 'Voorbeeld BV');
        await register.fill('registers:licences.seats', '1');
        await register.fill('registers:licences.owner', 'Ontwerp');
        if (alternative !== null)
          await register.choose('registers:licences.alternative', alternative);
        await register.press('registers:save');
        await expect(lead.getByRole('row', { name: new RegExp(name, 'u') })).toBeVisible();
        // The row is there before the form is gone.
        await expect(
          lead.getByLabel(dutchWords('registers:licences.vendor'), { exact: true }),
        ).toBeHidden();
      };
      await addProduct('Schetspakket', null);
      await addProduct('Tekenpakket', 'Schetspakket');
      expect(await audit(lead, { lang: 'nl', touch: false })).toEqual([]);
    });

    await test.step('the only seat goes to the first', async () => {
      await console.goto(`/console/tickets/${first.ticketId}`);
      await card.more('authorisation:seat.title');
      await card.choose('authorisation:seat.product', /Tekenpakket: 1 van 1 vrij/u);
      await card.send();
      await card.sees('Licentie: Tekenpakket, Noor de Vries');
    });

    await test.step('the second is told what can do instead, and waits', async () => {
      await console.goto(`/console/tickets/${second.ticketId}`);
      await card.more('authorisation:seat.title');
      await card.choose('authorisation:seat.product', /Tekenpakket: 0 van 1 vrij/u);
      await card.sees(/Alle licenties zijn vergeven/u);
      await card.sees(dutchWords('authorisation:visitor.sold-out'));
      await expect(
        console.getByRole('button', { name: 'Schetspakket: 1 van 1 vrij' }),
      ).toBeVisible();
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await card.send();
      await card.sees('Wachtlijst Tekenpakket: Bo Peters, plaats 1');
      await console.goto(`/console/tickets/${third.ticketId}`);
      await card.more('authorisation:seat.title');
      await card.choose('authorisation:seat.product', /Tekenpakket: 0 van 1 vrij/u);
      await card.send();
      await card.sees('Wachtlijst Tekenpakket: Sam de Boer, plaats 2');
      await console.goto(`/console/tickets/${second.ticketId}`);
    });

    await test.step('a seat that is freed is kept for who waits', async () => {
      await lead.reload();
      await lead.getByRole('button', { name: 'Gebruikers van Tekenpakket' }).click();
      await lead.getByRole('button', { name: 'Maak vrij: de licentie van Noor de Vries' }).click();
      await register.fill('registers:reason', 'Werkt hier niet meer');
      await lead
        .getByRole('dialog')
        .getByRole('button', { name: dutchWords('registers:licences.release'), exact: true })
        .click();
      await register.sees(/Bo Peters: staat klaar tot/u);
      await card.sees('Tekenpakket staat klaar voor Bo Peters');
    });

    await test.step('the registers are saved as CSV', async () => {
      await lead.goto('/console/rights');
      await register.sees('Ziet roosters van het eigen team.');
      expect(await audit(lead, { lang: 'nl', touch: false })).toEqual([]);
      await lead.goto('/console/licences');
      const saving = lead.waitForEvent('download');
      await register.press('registers:csv');
      expect((await saving).suggestedFilename()).toBe('licenties.csv');
    });

    await test.step('who lets his seat go by goes to the end, and the next one takes it', async () => {
      moveOn(labClockFile(dirname(dirname(desk.joinFile))), offerIsOverMs);
      const page = await openConsole(browser, desk, people.technician, '2');
      const later = hands(page);
      await page.goto(`/console/tickets/${second.ticketId}`);
      await later.sees('Wachtlijst Tekenpakket: Bo Peters, plaats 1');
      await page.keyboard.press('t');
      const lapsed = page
        .getByRole('listitem')
        .filter({ hasText: dutchWords('console:history.seat-lapsed') });
      await expect(lapsed).toContainText('Tekenpakket, Bo Peters');
      await page.goto('/console/licences');
      await page.getByRole('button', { name: 'Gebruikers van Tekenpakket' }).click();
      await later.sees(/1\. Bo Peters \(achteraan sinds/u);
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await page.goto(`/console/tickets/${third.ticketId}`);
      await later.sees('Tekenpakket staat klaar voor Sam de Boer');
      await later.more('authorisation:seat.title');
      await later.choose('authorisation:seat.product', /Tekenpakket/u);
      await later.send();
      await later.sees('Licentie: Tekenpakket, Sam de Boer');
    });
  });
});
