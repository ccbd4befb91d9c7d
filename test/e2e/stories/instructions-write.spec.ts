import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { sendAsKiosk } from '../../integration/as-kiosk.ts';
import { intake } from '../../integration/desk-intake.ts';
import { iphone } from '../../integration/sample-instructions.ts';
import { labClockFile, moveOn } from '../../lab/lab-clock.ts';
import { type Desk, startDesk } from '../harness/desk.ts';
import { type Staff, firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A finding that none of the instructions that Balie brings along is for. */
const finding = 'lab-mail-silent';

test.describe.configure({ mode: 'serial' });

let data: string;
let desk: Desk;
let admin: Staff;
let writer: Staff;

test.beforeAll(async ({ browser }) => {
  data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  desk = await startDesk(data);
  const { request } = await browser.newContext();
  admin = await firstAdmin(request, desk);
  const own = await browser.newContext();
  writer = await newColleague(request, own.request, desk, {
    userName: 'mila',
    name: 'Mila',
    role: 'technician',
  });
});
test.afterAll(async () => {
  await desk.stop();
  rmSync(data, { recursive: true, force: true });
});

const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(values).reduce(
    (words, [name, value]) => words.replace(`{{${name}}}`, String(value)),
    dutchWords(key),
  );

/** What a visitor with this finding is shown. */
async function shownFor(device: string) {
  const query = new URLSearchParams({ findings: finding, device });
  const reply = await fetch(`${desk.url}${deskContract['instruction.for'].path}?${query}`);
  return deskContract['instruction.for'].response.parse(await reply.json()).instructions;
}

/** A visit of a phone with that finding, as a kiosk hands it over. */
async function visit(): Promise<string> {
  const readout = iphone();
  const found = {
    code: finding,
    verdict: 'attention' as const,
    params: {},
    basedOn: ['apple.model'],
    layer: 'L1' as const,
    confidence: 'derived' as const,
  };
  const body = intake({
    readout: { ...readout, findings: [found] },
    decision: { choice: 'read', device: readout.device },
  });
  const reply = await sendAsKiosk(desk.joinFile, {
    method: 'POST',
    path: deskContract['ticket.create'].path,
    headers: { 'idempotency-key': body.visitId },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  return deskContract['ticket.create'].response.parse(await reply.json()).ticketId;
}

const button = (page: Page, key: string, values = {}) =>
  page.getByRole('button', { name: say(key, values), exact: true });
const field = (page: Page, key: string) => page.getByLabel(say(key), { exact: true });
const saved = (page: Page) => expect(page.getByText(say('instructions:save.saved'))).toBeVisible();

test('Vooraf doelgroep en kenmerken nagaan: the same instruction in three forms, only for whom it is meant', async ({
  browser,
}) => {
  const page = await openConsole(browser, desk, writer, 'Balie 1');
  await page.goto('/console/instructions');
  await button(page, 'instructions:new.title').click();
  await field(page, 'instructions:field.title').fill('Mail meldt niets meer');
  await button(page, 'instructions:new.begin').click();

  await test.step('for whom and with what, before the words', async () => {
    await page.getByLabel(say('instructions:audience.findings'), { exact: true }).fill(finding);
    await page.getByRole('checkbox', { name: say('devices:kind.phone'), exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: say('instructions:role.employee') }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: say('instructions:access.without-sight') }).focus();
    await page.keyboard.press('Space');
  });

  await test.step('steps by keyboard: do, see, if not; added, moved and removed', async () => {
    await field(page, 'instructions:field.do').fill('Tik op Meldingen.');
    await button(page, 'instructions:step.add').press('Enter');
    const second = page.getByRole('group', {
      name: say('instructions:step.number', { number: 2 }),
    });
    await expect(second.getByLabel(say('instructions:field.do'), { exact: true })).toBeFocused();
    await page.keyboard.type('Open de app Instellingen.');
    await page.keyboard.press('Alt+ArrowUp');
    const first = page.getByRole('group', { name: say('instructions:step.number', { number: 1 }) });
    await expect(first.getByLabel(say('instructions:field.do'), { exact: true })).toHaveValue(
      'Open de app Instellingen.',
    );
    await expect(first.getByLabel(say('instructions:field.do'), { exact: true })).toBeFocused();
    await first
      .getByLabel(say('instructions:field.see'), { exact: true })
      .fill('Je ziet een lijst met apps.');
    await first
      .getByLabel(say('instructions:field.ifNot'), { exact: true })
      .fill('Veeg omlaag en typ: instellingen.');
    await button(page, 'instructions:step.add').click();
    await button(page, 'instructions:step.remove', { number: 3 }).click();
  });

  await test.step('from one level to the three of a language', async () => {
    for (const level of ['A2', 'Expert']) {
      await button(page, 'instructions:variant.add-this', { name: `Nederlands ${level}` }).click();
    }
    await field(page, 'instructions:field.title').fill('Mail: pushinstellingen herstellen');
    await saved(page);
    expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('a colleague approves, a lead publishes, and only phones get it', async () => {
    await button(page, 'instructions:review.submit').click();
    await expect(page.getByText(say('instructions:review.submitted'))).toBeVisible();
    const lead = await openConsole(browser, desk, admin, 'Balie 2');
    await lead.goto(page.url());
    await button(lead, 'instructions:review.approve').click();
    await button(lead, 'instructions:review.publish').click();
    await lead
      .getByLabel(say('instructions:review.why-unverified'))
      .fill('Er is nog geen telefoon uitgelezen.');
    await button(lead, 'instructions:review.unverified-title').click();
    await expect(
      lead.getByText(say('instructions:review.published'), { exact: true }),
    ).toBeVisible();
    expect(await shownFor('printer')).toEqual([]);
    const [shown] = await shownFor('phone');
    expect(shown).toMatchObject({ roles: ['employee'], accessibility: ['without-sight'] });
    expect(shown?.variants.map(({ level, title }) => [level, title])).toEqual([
      ['A2', 'Mail meldt niets meer'],
      ['B1', 'Mail meldt niets meer'],
      ['expert', 'Mail: pushinstellingen herstellen'],
    ]);
  });

  await test.step('a technician finds it on the card, at the level that his visitor reads', async () => {
    await page.goto(`/console/tickets/${await visit()}`);
    await page.getByRole('tab', { name: say('instructions:card.tab') }).click();
    await page.locator('summary', { hasText: 'Mail meldt niets meer' }).click();
    await page.getByRole('button', { name: say('instructions:card.level') }).click();
    await page.getByRole('option', { name: 'Nederlands Expert' }).click();
    await expect(page.getByRole('article')).toContainText('Mail: pushinstellingen herstellen');
    expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
  });
});

test('Inhoud en vorm afstemmen: measured, stamped by a reading, warned of, and hidden when it expired', async ({
  browser,
}) => {
  const page = await openConsole(browser, desk, writer, 'Balie 1');
  await page.goto('/console/instructions');
  await page.getByRole('link', { name: 'Mail meldt niets meer' }).click();
  await button(page, 'instructions:write-new-version').click();
  const readability = page.getByRole('region', { name: say('instructions:readability') });
  const chooseA2 = page.getByRole('button', { name: /^Nederlands A2:/u });

  await test.step('a plain verdict while one types, with the sentence that is too long', async () => {
    await chooseA2.click();
    await field(page, 'instructions:field.do')
      .first()
      .fill(
        'Open nu de app en kies daarna in de lijst de knop die helemaal onder aan het scherm staat en tik daar op.',
      );
    await expect(readability).toContainText(
      say('instructions:verdict-for.too-hard', { level: 'A2' }),
    );
    await expect(readability).toContainText('een zin van 23 woorden. Hoogstens 12.');
    await field(page, 'instructions:field.do').first().fill('x'.repeat(141));
    await expect(page.getByText(say('instructions:over_one', { count: 1 }))).toBeVisible();
  });

  await test.step('jargon is marked, explained and replaced in one press', async () => {
    await field(page, 'instructions:field.do').first().fill('Doe een back-up van je telefoon.');
    await expect(page.locator('mark')).toHaveText('back-up');
    await button(page, 'instructions:jargon.replace-this', {
      term: 'back-up',
      instead: 'reservekopie',
    }).click();
    await expect(field(page, 'instructions:field.do').first()).toHaveValue(
      'Doe een reservekopie van je telefoon.',
    );
    await saved(page);
  });

  await test.step('two who write at once: both are kept, and the second chooses', async () => {
    const lead = await openConsole(browser, desk, admin, 'Balie 2');
    await lead.goto(page.url());
    await lead.getByRole('button', { name: /^Nederlands A2:/u }).click();
    await field(lead, 'instructions:field.intro').fill('Van de admin.');
    await saved(lead);
    await field(page, 'instructions:field.intro').fill('Van Mila.');
    const band = page.getByRole('alert').filter({ hasText: say('instructions:save.both-kept') });
    await expect(band).toContainText('Van de admin.');
    await expect(band).toContainText('Van Mila.');
    await button(page, 'instructions:save.keep-mine').click();
    await saved(page);
    await lead.context().close();
  });

  const lead = await openConsole(browser, desk, admin, 'Balie 2');
  await test.step('who wrote in it cannot approve it; a third pair of eyes can', async () => {
    await button(page, 'instructions:review.submit').click();
    await expect(page.getByText(say('instructions:review.submitted'))).toBeVisible();
    await lead.goto(page.url());
    await button(lead, 'instructions:review.approve').click();
    await expect(lead.getByText(say('console:fault.instruction-four-eyes'))).toBeVisible();
    const third = await browser.newContext();
    const { request } = lead.context();
    const staff = await newColleague(request, third.request, desk, {
      userName: 'sam',
      name: 'Sam',
      role: 'technician',
    });
    const eyes = await openConsole(browser, desk, staff, 'Balie 3');
    await eyes.goto(page.url());
    await button(eyes, 'instructions:review.approve').click();
    await expect(
      eyes.getByText(say('instructions:review.approved'), { exact: true }),
    ).toBeVisible();
  });

  await test.step('publishing without a stamp warns; a stamp comes from a reading', async () => {
    await lead.reload();
    await button(lead, 'instructions:review.publish').click();
    await expect(lead.getByText(say('instructions:review.unverified-hint'))).toBeVisible();
    await button(lead, 'instructions:cancel').click();
    await button(lead, 'instructions:stamp.title').click();
    await lead.getByRole('button', { name: /iPhone 15 · iOS 26\.1/u }).click();
    await expect(lead.getByText(/Nagelopen op iPhone 15, iOS 26\.1/u)).toBeVisible();
    await button(lead, 'instructions:review.publish').click();
    await expect(
      lead.getByText(say('instructions:review.published'), { exact: true }),
    ).toBeVisible();
    const [shown] = await shownFor('phone');
    expect(shown).toMatchObject({
      verifiedOn: { model: 'iPhone 15', osVersion: 'iOS 26.1' },
    });
    expect(shown?.variants[0]?.intro).toBe('Van Mila.');
  });

  await test.step('from its review day on no visitor sees it, and it stands in the list of expired ones', async () => {
    const inTwoDays = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10);
    await lead.getByLabel(say('instructions:keeping.review-by')).fill(inTwoDays);
    await lead.getByRole('button', { name: say('instructions:keeping.owner') }).click();
    await lead.getByRole('option', { name: 'Mila' }).click();
    await button(lead, 'instructions:keeping.save').click();
    await expect(lead.getByText(say('instructions:keeping.done'))).toBeVisible();
    expect(await shownFor('phone')).toHaveLength(1);

    moveOn(labClockFile(data), 3 * dayMs);

    await expect.poll(() => shownFor('phone')).toEqual([]);
    const later = await openConsole(browser, desk, admin, 'Balie 2');
    await later.goto('/console/instructions');
    await later.getByRole('button', { name: say('instructions:filter.state') }).click();
    await later.getByRole('option', { name: say('instructions:state.expired') }).click();
    await expect(later.getByRole('row')).toHaveCount(2);
    await expect(later.getByRole('row').last()).toContainText(say('instructions:state.expired'));
    expect(await audit(later, { lang: 'nl', touch: false })).toEqual([]);
  });
});
