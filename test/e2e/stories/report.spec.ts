import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { deskContract, type Problem } from '../../../shared/contract/desk-contract.ts';
import { reportTables } from '../../../shared/domain/report-tables.ts';
import { sendAsKiosk } from '../../integration/as-kiosk.ts';
import { intake } from '../../integration/desk-intake.ts';
import { readoutOf } from '../../integration/desk-kiosks.ts';
import { audit } from '../screens/audit.ts';
import { type Station, test } from '../harness/station.ts';
import { dutchWords } from '../harness/words.ts';

/** The desk's answer while its database is away. */
const unreadable: Problem = {
  type: 'about:blank',
  title: 'Store failed',
  status: 503,
  detail: 'The database is away',
  code: 'store/failed',
};

/** Seven visitors, of whom three bring the same phone, as a kiosk would hand them over. */
async function sevenVisits(station: Station): Promise<void> {
  for (let at = 0; at < 7; at += 1) {
    const body = intake({
      submittedAt: new Date().toISOString(),
      readout: at < 3 ? { ...readoutOf(1), readoutId: crypto.randomUUID() } : null,
      ...(at === 6 ? { reportType: 'complaint' as const } : {}),
    });
    const reply = await sendAsKiosk(station.desk.joinFile, {
      method: 'POST',
      path: deskContract['ticket.create'].path,
      headers: { 'idempotency-key': body.visitId },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  }
}

/** The figures of a table of the page, row by row, as numbers. */
async function figuresOf(page: Page, title: string): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('table', { name: title }).locator('tbody tr');
  return Promise.all((await rows.all()).map((row) => row.locator('td').allTextContents()));
}

test('Ask report: a month as charts with tables, as CSV and as a paper', async ({ station }) => {
  test.setTimeout(180_000);
  await sevenVisits(station);
  const console = await station.openConsole('2');
  const refused: string[] = [];
  console.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  const month = new Intl.DateTimeFormat('sv-SE').format(Date.now()).slice(0, 7);
  // What the page itself gets: the desk begins to measure new tickets a moment later.
  const answer = console.waitForResponse((reply) => reply.url().includes('/v1/reports/span?'));

  await test.step('the lead finds the page in the menu, with its charts', async () => {
    await console.getByRole('button', { name: dutchWords('console:page.menu') }).click();
    await console.getByRole('menuitem', { name: dutchWords('report:page'), exact: true }).click();
    await expect(
      console.getByRole('heading', { name: dutchWords('report:table.summary') }),
    ).toBeVisible();
    await expect(console.locator('svg.recharts-surface').first()).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    expect(refused).toEqual([]);
  });

  await test.step('every chart has a table that says the same as the desk', async () => {
    const reply = await answer;
    const report = deskContract['report.span'].response.parse(await reply.json());
    expect(report.tickets).toBe(7);
    expect(report.models).toMatchObject([{ tickets: 3, repeats: 2 }]);
    for (const { id, rows } of reportTables(report)) {
      if (id === 'summary' || rows.length === 0) continue;
      const shown = await figuresOf(console, dutchWords(`report:table.${id}`));
      const told = rows.map((row) =>
        row
          .slice(1)
          .map((cell) => (cell.is === 'figure' && cell.value !== null ? String(cell.value) : '–')),
      );
      expect(shown, id).toEqual(told);
    }
  });

  await test.step('a table folds out by keyboard, and is on paper without it', async () => {
    const table = console.getByRole('table', { name: dutchWords('report:table.models') });
    const fold = console.getByRole('button', {
      name: `${dutchWords('report:as-table')}: ${dutchWords('report:table.models')}`,
    });
    const height = async () => (await table.locator('xpath=..').boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThanOrEqual(1);
    await console.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(20);
    await console.emulateMedia({ media: 'screen' });
    await fold.focus();
    await console.keyboard.press('Enter');
    await expect(fold).toHaveAttribute('aria-pressed', 'true');
    expect(await height()).toBeGreaterThan(20);
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('one click saves a table, everything, or the paper', async () => {
    const save = async (name: string) => {
      const waiting = console.waitForEvent('download');
      await console.getByRole('link', { name, exact: true }).click();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const models = await save(
      dutchWords('report:table-csv-of').replace('{{table}}', dutchWords('report:table.models')),
    );
    const all = await save(dutchWords('report:csv'));
    const paper = await save(dutchWords('report:pdf'));

    const [line] = parse(models.bytes, { bom: true, columns: true, delimiter: ';' }) as Record<
      string,
      string
    >[];
    expect(models.name).toBe(`balie-${month}-models.csv`);
    expect(line).toMatchObject({
      [dutchWords('report:column.repeats')]: '2',
      [dutchWords('report:column.tickets')]: '3',
    });
    expect(all.name).toBe(`balie-${month}.csv`);
    expect(all.bytes.toString()).toContain(dutchWords('report:table.hours'));
    expect(paper.name).toBe(`balie-${month}.pdf`);
    expect(paper.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  await test.step('a file says that it is being made, and why there is none', async () => {
    const paper = console.getByRole('link', { name: dutchWords('report:pdf') });
    const address = '**/v1/reports/span.pdf?*';
    const isAsked = Promise.withResolvers<void>();
    await console.route(address, async (route) => {
      await isAsked.promise;
      await route.fulfill({ status: 503, json: unreadable });
    });
    await paper.click();
    await expect(console.getByText(dutchWords('console:download.busy'))).toBeVisible();
    await expect(paper).toBeFocused();
    await expect(paper).toHaveAttribute('aria-busy', 'true');
    isAsked.resolve();
    await expect(
      console.getByText(dutchWords('console:fault.store-failed'), { exact: false }),
    ).toBeVisible();
    await expect(paper).toHaveAttribute('aria-busy', 'false');
    await console.unroute(address);
  });

  await test.step('a week, or days of her own, beside the ones before, by words', async () => {
    const choose = async (kind: string) => {
      // Its name begins with what is chosen; the buttons beside it begin with the word.
      const kinds = new RegExp(`${dutchWords('report:kind')}$`, 'u');
      await console.getByRole('button', { name: kinds }).click();
      await console.getByRole('option', { name: dutchWords(`report:kinds.${kind}`) }).click();
    };
    const change = console
      .getByRole('table', { name: dutchWords('report:table.summary') })
      .getByRole('row', { name: dutchWords('report:summary.tickets') })
      .locator('td')
      .last();
    const said = (key: string, amount: string) =>
      dutchWords(`report:change.${key}`).replace('{{amount}}', amount);
    await choose('week');
    await expect(console.getByRole('heading', { level: 1 })).toContainText('week');
    await expect(change).toHaveText(said('more', '7'));
    await console.getByRole('button', { name: dutchWords('report:later') }).click();
    await expect(console.getByText(dutchWords('report:empty'))).toBeVisible();
    await console.getByRole('button', { name: dutchWords('report:earlier') }).click();
    await choose('days');
    const today = new Intl.DateTimeFormat('sv-SE').format(Date.now());
    await console.getByLabel(dutchWords('report:from')).fill('2020-01-01');
    await expect(console.getByText(dutchWords('report:wrong-span'))).toBeVisible();
    await console.getByLabel(dutchWords('report:from')).fill(today);
    await console.getByLabel(dutchWords('report:until')).fill(today);
    await expect(change).toHaveText(said('more', '7'));
    await expect(console).toHaveURL(new RegExp(`from=${today}&until=${today}`, 'u'));
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await choose('month');
  });

  await test.step('a month without visits says so', async () => {
    // What is chosen as the kind of period has this name too.
    await console.getByRole('textbox', { name: dutchWords('report:month') }).fill('2020-02');
    await expect(console.getByText(dutchWords('report:empty'))).toBeVisible();
    expect(refused).toEqual([]);
  });

  await test.step('a file asked for after the session ended leads to the way in', async () => {
    await console.context().clearCookies();
    await console.getByRole('link', { name: dutchWords('report:pdf') }).click();
    await expect(
      console.getByRole('heading', { name: dutchWords('console:sign-in.title') }),
    ).toBeVisible();
  });
});
