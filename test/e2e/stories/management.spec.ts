import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import type { Desk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { colleagueOf, type DeskStaff } from '../screens/desk-staff.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const words = (key: string, values: Readonly<Record<string, string>> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    dutchWords(`management:${key}`),
  );

/** A ticket that a technician took to its end. */
async function closeOne(technician: DeskStaff, desk: Desk): Promise<string> {
  const { ticketId, visitCode } = await kioskOf(desk).handOver(
    intake({ submittedAt: new Date().toISOString() }),
  );
  await technician.change(ticketId, 'ticket.call');
  await technician.change(ticketId, 'ticket.start');
  await technician.change(ticketId, 'ticket.priority', { decision: 'accept' });
  const resolution = { cause: 'Oud profiel', solution: 'Nieuw profiel', closingCode: 'solved' };
  await technician.change(ticketId, 'ticket.resolve', resolution);
  await technician.change(ticketId, 'ticket.verify', { verification: 'works' });
  await technician.change(ticketId, 'ticket.close');
  return visitCode;
}

async function turnTo(page: Page, part: string): Promise<void> {
  await page.getByRole('link', { name: words(`${part}.title`), exact: true }).click();
  await page.getByRole('heading', { level: 2, name: words(`${part}.title`) }).waitFor();
}

test('beheert een servicedesk: roster, quality sample, improvements, suppliers and what has run out', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const colleague = await colleagueOf(browser, desk, request);
    await colleague.sitAt('2');
    const code = await closeOne(colleague, desk);
    const page = await openConsole(browser, desk, admin, null);

    await test.step('who calls nobody works without a counter, and is asked for one when he calls', async () => {
      const without = page.getByRole('button', { name: dutchWords('console:counter.without') });
      await without.click();
      await page.reload();
      await page.getByRole('button', { name: dutchWords('console:next.button') }).click();
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await page.getByRole('button', { name: 'Balie 3' }).click();
      await page.getByRole('button', { name: dutchWords('console:counter.submit') }).click();
      await page.getByText('Balie 3').click();
      await page.getByRole('menuitem', { name: dutchWords('console:menu.counter') }).click();
      await without.click();
      await expect(page.getByText(dutchWords('console:counter.none'))).toBeVisible();
    });
    await page.getByRole('button', { name: dutchWords('console:page.menu') }).click();
    await page.getByRole('menuitem', { name: words('page') }).click();

    await test.step('a shift is planned, and the hours without anybody are named', async () => {
      await page.getByRole('button', { name: words('roster.add') }).click();
      const form = page.getByRole('form', { name: words('roster.add') });
      await form.getByRole('button', { name: words('roster.who') }).click();
      await page.getByRole('option', { name: 'Ilse Vermeer' }).click();
      await form.getByLabel(words('roster.until'), { exact: true }).fill('12:00');
      await form.getByLabel(words('roster.break-from')).fill('10:00');
      await form.getByLabel(words('roster.break-until')).fill('10:15');
      await form.getByRole('button', { name: words('keep') }).click();
      const monday = page.getByRole('listitem').filter({ hasText: 'maandag' });
      await expect(monday).toContainText('Ilse Vermeer 08:30–12:00 · pauze 10:00–10:15');
      await expect(monday).toContainText(words('roster.nobody', { from: '10:00', until: '10:15' }));
      await expect(monday).toContainText(words('roster.nobody', { from: '12:00', until: '17:00' }));
      await turnTo(page, 'roster');
    });

    await test.step('a closed ticket is drawn and reviewed by somebody else', async () => {
      await turnTo(page, 'quality');
      const day = new Date().toISOString().slice(0, 10);
      await page.getByLabel(words('quality.from')).fill('2026-01-01');
      await page.getByLabel(words('quality.until')).fill(day < '2027-01-01' ? '2027-01-01' : day);
      await page.getByRole('button', { name: words('quality.draw') }).click();
      await page.getByRole('button', { name: words('quality.review-of', { code }) }).click();
      const form = page.getByRole('form', { name: words('quality.review-of', { code }) });
      await form
        .getByRole('radiogroup', { name: words('criterion.facts-complete') })
        .getByText(words('verdict.no'), { exact: true })
        .click();
      await form.getByLabel(words('quality.remark')).fill('Vraag naar het serienummer.');
      await form.getByRole('button', { name: words('keep') }).click();
      await expect(
        page.getByRole('row', { name: words('criterion.facts-complete') }),
      ).toContainText(words('quality.met-of', { met: '0', of: '1' }));
    });

    await test.step('an idea is planned and ends with what came of it', async () => {
      await turnTo(page, 'improvements');
      await page.getByLabel(words('improvements.idea')).fill('Tweede labelprinter');
      await page.getByRole('button', { name: words('improvements.add'), exact: true }).click();
      const change = words('improvements.change-of', { title: 'Tweede labelprinter' });
      await page.getByRole('button', { name: change }).click();
      const form = page.getByRole('form', { name: change });
      await form.getByText(words('improvements.state.done'), { exact: true }).click();
      await expect(form.getByRole('button', { name: words('keep') })).toBeDisabled();
      await form.getByLabel(words('improvements.outcome')).fill('Wachten bij het label is weg.');
      await form.getByRole('button', { name: words('keep') }).click();
      // What is still being written in the form is not kept yet.
      await expect(form).toBeHidden();
      await expect(page.getByRole('main')).toContainText('Wachten bij het label is weg.');
    });

    await test.step('the list of what has run out is empty on the first day', async () => {
      await turnTo(page, 'suppliers');
      await turnTo(page, 'expired');
      await expect(page.getByRole('main')).toContainText(words('expired.none'));
    });
  });
});
