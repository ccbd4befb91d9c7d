import { expect, type Page } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { TicketIntake } from '../../../shared/domain/ticket.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { sendAsKiosk } from '../../integration/as-kiosk.ts';
import { intake } from '../../integration/desk-intake.ts';
import { audit } from '../screens/audit.ts';
import { newColleague, openConsole } from '../harness/staff.ts';
import { test, type Station } from '../harness/station.ts';
import { dutchWords } from '../harness/words.ts';

/** Ten visitors report the same within a moment, as ten kiosks would hand them over. */
async function tenAlike(station: Station): Promise<void> {
  for (let at = 0; at < 10; at += 1) {
    const body = intake({
      submittedAt: new Date().toISOString(),
      reason: {
        category: 'printing',
        triage: {},
        words: 'De printer doet niets.',
        photoHash: null,
      },
    });
    await handOver(station, body);
  }
}

/** Hands a visit over as a kiosk does. */
async function handOver(station: Station, body: TicketIntake): Promise<void> {
  const reply = await sendAsKiosk(station.desk.joinFile, {
    method: 'POST',
    path: deskContract['ticket.create'].path,
    headers: { 'idempotency-key': body.visitId },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
}

/** Somebody chose "me too" of the newest disturbance, and made a report all the same. */
async function reportedToo(console: Page, station: Station): Promise<void> {
  const listed = await console.request.get(deskContract['disturbance.list'].path);
  const { disturbances } = deskContract['disturbance.list'].response.parse(await listed.json());
  const ids = disturbances.slice(0, 1).map(({ disturbanceId }) => disturbanceId);
  const submittedAt = new Date().toISOString();
  await handOver(station, intake({ submittedAt, disturbances: ids }));
}

/** A colleague names the problem too, and says since when it is there. */
async function describedByColleague(console: Page, url: string): Promise<void> {
  const listed = await console.request.get(deskContract['problem.list'].path);
  const { problems } = deskContract['problem.list'].response.parse(await listed.json());
  const problemId = problems[0]?.problemId ?? '';
  const reply = await console.request.put(
    fillPath(deskContract['problem.change'].path, { problemId }),
    {
      headers: { origin: url },
      data: {
        title: 'Printen lukt niet',
        description: 'Sinds vannacht.',
        workaround: null,
        state: 'new',
      },
    },
  );
  expect(reply.ok()).toBe(true);
}

/** A colleague says that it is over, and writes other words in English. */
async function endedByColleague(console: Page, url: string, english: string): Promise<void> {
  const listed = await console.request.get(deskContract['disturbance.list'].path);
  const { disturbances } = deskContract['disturbance.list'].response.parse(await listed.json());
  const [first] = disturbances;
  if (first === undefined) throw new Error('No disturbance is there');
  const { disturbanceId, title, text, categories, fromAt, version } = first;
  const reply = await console.request.put(
    fillPath(deskContract['disturbance.change'].path, { disturbanceId }),
    {
      headers: { origin: url },
      data: {
        ...{ title, categories, fromAt, untilAt: null, state: 'over', version },
        text: { ...text, en: english },
      },
    },
  );
  expect(reply.ok()).toBe(true);
}

test('W1 voorkomt storingen: ten visits alike become one proposed problem', async ({
  browser,
  station,
}) => {
  test.setTimeout(180_000);
  const console = await station.openConsole('2');
  await tenAlike(station);

  await test.step('the desk proposes it by itself, within its minute', async () => {
    await expect
      .poll(
        async () => {
          const reply = await console.request.get(deskContract['problem.list'].path);
          const { problems } = deskContract['problem.list'].response.parse(await reply.json());
          return problems.map(({ state, tickets }) => ({ state, tickets }));
        },
        { timeout: 90_000 },
      )
      .toEqual([{ state: 'proposed', tickets: 10 }]);
  });

  await test.step('a lead names it and says what helps meanwhile', async () => {
    await console.getByRole('button', { name: dutchWords('console:page.menu') }).click();
    await console.getByRole('menuitem', { name: dutchWords('problems:title') }).click();
    await console.getByRole('button', { name: /^P-1/u }).click();
    await expect(
      console.getByText(dutchWords('problems:tickets_other').replace('{{count}}', '10')).first(),
    ).toBeVisible();
    await console.getByLabel(dutchWords('problems:name')).fill('De printserver is uitgevallen');
    await console
      .getByLabel(dutchWords('problems:workaround'))
      .fill('Print op de tweede verdieping.');
    await describedByColleague(console, station.desk.url);
    // All that is on screen is read again when the network comes back.
    await console.context().setOffline(true);
    await console.context().setOffline(false);
    await expect(console.getByText(dutchWords('console:form.changed-meanwhile'))).toBeVisible();
    await expect(console.getByLabel(dutchWords('problems:description'))).toHaveValue(
      'Sinds vannacht.',
    );
    await console.getByText(dutchWords('problems:state.known-error'), { exact: true }).click();
    await console.getByRole('button', { name: dutchWords('problems:keep') }).click();
    await expect(
      console.getByRole('heading', { name: /P-1 De printserver is uitgevallen/u }),
    ).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('each ticket says where it belongs', async () => {
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    await expect(console.getByRole('main')).toContainText(
      'Hoort bij probleem P-1: De printserver is uitgevallen',
    );
    await expect(console.getByRole('main')).toContainText('Print op de tweede verdieping.');
  });

  await test.step('everybody is told, and a colleague who writes too wipes nothing', async () => {
    const field = (key: string) => console.getByLabel(dutchWords(`disturbances:${key}`));
    const keep = console.getByRole('button', { name: dutchWords('disturbances:keep') });
    const meanwhile = console.getByText(dutchWords('console:form.changed-meanwhile'));
    await console.getByRole('button', { name: dutchWords('console:page.menu') }).click();
    await console.getByRole('menuitem', { name: dutchWords('disturbances:title') }).click();
    await field('title-nl').fill('Printen lukt niet');
    await field('title-en').fill('Printing fails');
    await field('text-nl').fill('We werken eraan.');
    await field('text-en').fill('We are on it.');
    await keep.click();
    await expect(console.getByRole('heading', { name: 'Printen lukt niet' })).toBeVisible();
    await expect(console.getByText(dutchWords('disturbances:tickets.none'))).toBeVisible();
    await reportedToo(console, station);
    await field('text-nl').fill('Morgen doet hij het weer.');
    await endedByColleague(console, station.desk.url, 'Tomorrow it works.');
    await console.context().setOffline(true);
    await console.context().setOffline(false);
    await expect(meanwhile).toBeVisible();
    await expect(field('text-nl')).toHaveValue('Morgen doet hij het weer.');
    await expect(field('text-en')).toHaveValue('Tomorrow it works.');
    const report = console.getByRole('link', { name: dutchWords('words:category.wifi') });
    await expect(report).toBeVisible();
    await keep.click();
    await expect(meanwhile).toBeHidden();
    await expect(field('text-nl')).toHaveValue('Morgen doet hij het weer.');
  });

  await test.step('what a colleague saved a moment before is not written over', async () => {
    const field = (key: string) => console.getByLabel(dutchWords(`disturbances:${key}`));
    const keep = console.getByRole('button', { name: dutchWords('disturbances:keep') });
    await field('text-nl').fill('Vanavond doet hij het weer.');
    await endedByColleague(console, station.desk.url, 'Tonight it works.');
    await keep.click();
    await expect(
      console.getByText(dutchWords('console:fault.disturbance-changed-meanwhile')),
    ).toBeVisible();
    await expect(field('text-en')).toHaveValue('Tonight it works.');
    await expect(field('text-nl')).toHaveValue('Vanavond doet hij het weer.');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await keep.click();
    await expect(console.getByText(dutchWords('disturbances:kept'))).toBeVisible();
  });

  await test.step('the bell tells a lead what a technician proposes, and leads there', async () => {
    const own = await browser.newContext();
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const mia = await newColleague(console.request, own.request, station.desk, account);
    const page = await openConsole(browser, station.desk, mia, '3');
    const proposed = await page.request.post(deskContract['disturbance.propose'].path, {
      headers: { origin: station.desk.url },
      data: {
        title: { nl: 'Geen wifi in hal 2', en: 'No Wi-Fi in hall 2' },
        text: { nl: 'We weten het.', en: 'We know.' },
        ...{ categories: ['wifi'], fromAt: new Date().toISOString(), untilAt: null },
      },
    });
    expect(proposed.ok()).toBe(true);
    await console.goto('/console');
    const name = new RegExp(`^${dutchWords('notices:bell_other').split('{{')[0]}`, 'u');
    await console.getByRole('button', { name }).click();
    const line = console.getByRole('dialog').getByRole('listitem').first();
    await expect(line).toContainText('Mia de Wit stelt een storing voor: Geen wifi in hal 2.');
    await line.getByRole('link', { name: dutchWords('notices:to.disturbances') }).click();
    await expect(
      console.getByRole('heading', { name: dutchWords('disturbances:title') }),
    ).toBeVisible();
    await expect(console.getByRole('button', { name: 'Geen wifi in hal 2' })).toBeVisible();
  });
});
