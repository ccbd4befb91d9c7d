import { expect, type Page } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { visitCodeSchema } from '../../../shared/domain/ticket.ts';
import { intake } from '../../integration/desk-intake.ts';
import { test } from '../harness/station.ts';
import { arrive, goOnWithoutDevice, press } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { knowNoor, noor } from './people.ts';

/** The visit code that stands large on the page. */
async function numberOn(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(dutchWords('concierge:number'));
  const code = (await heading.innerText())
    .split(/\s+/u)
    .find((word) => visitCodeSchema.safeParse(word).success);
  if (code === undefined) throw new Error('No visit code on the page');
  return code;
}

test('concierge: somebody else puts a visitor who cannot use the kiosk in the queue', async ({
  browser,
  station,
}) => {
  // Beside the half minute by keyboard the desk goes away and comes back.
  test.setTimeout(240_000);
  await knowNoor(browser, station);
  const console = await station.openConsole('Balie 3');
  const board = await station.openBoard();
  const badge = console.getByLabel(dutchWords('concierge:badge'), { exact: true });
  const words = console.getByLabel(dutchWords('concierge:words'));

  const code = await test.step('by keyboard alone, within thirty seconds', async () => {
    await expect(
      console.getByRole('button', { name: dutchWords('console:page.menu') }),
    ).toBeVisible();
    const began = performance.now();
    await console.keyboard.press('n');
    await expect(badge).toBeFocused();
    await console.keyboard.type(noor.badgeNumber);
    // Badge, name, device, errand, category: one Tab each; arrows choose within.
    for (let field = 0; field < 4; field += 1) await console.keyboard.press('Tab');
    await console.keyboard.press('Space');
    await console.keyboard.press('Tab');
    await console.keyboard.type('Kan niet inloggen, arm in het gips.');
    await console.keyboard.press('Control+Enter');
    const given = await numberOn(console);
    const seconds = (performance.now() - began) / 1000;
    test.info().annotations.push({ type: 'seconds', description: seconds.toFixed(1) });
    expect(seconds).toBeLessThan(30);
    return given;
  });

  await test.step('the number stands on the wall and the page can be handed over', async () => {
    await expect(board.getByText(code).first()).toBeVisible();
    await expect(
      console.getByRole('img', { name: dutchWords('console:status-page.qr') }),
    ).toBeVisible();
    await expect(console.getByRole('button', { name: /Hal/u })).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('the card says who she is, who checked her in and where', async () => {
    await console.getByRole('button', { name: dutchWords('concierge:open-card') }).click();
    const card = console.getByRole('main');
    await expect(card).toContainText(noor.firstName);
    await expect(card).toContainText('arm in het gips');
    await console.keyboard.press('t');
    await expect(card).toContainText(`${dutchWords('console:history.created')} (Balie 3)`);
  });

  await test.step('whoever comes back is offered her ticket, and this becomes part of it', async () => {
    await console.keyboard.press('n');
    await badge.fill(noor.badgeNumber);
    const who = dutchWords('concierge:earlier.is').replace('{{name}}', noor.firstName);
    await expect(console.getByText(who)).toBeVisible();
    const same = console.getByText(
      dutchWords('concierge:earlier.join.same').replace('{{code}}', code),
    );
    await expect(same).toBeVisible();
    await expect(console.getByText('arm in het gips')).toBeVisible();
    await expect(
      console.getByRole('button', { name: dutchWords('concierge:submit') }),
    ).toBeDisabled();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await words.fill('Nu ook de mail niet.');
    // By keyboard: over name, device and the link to the card to the question.
    await badge.focus();
    for (let field = 0; field < 4; field += 1) await console.keyboard.press('Tab');
    await console.keyboard.press('Space');
    await console.keyboard.press('Control+Enter');
    expect(await numberOn(console)).toBe(code);
    await expect(console.getByText(dutchWords('concierge:joined'))).toBeVisible();
    await console.getByRole('button', { name: dutchWords('concierge:open-card') }).click();
    await console.keyboard.press('t');
    await expect(console.getByRole('main')).toContainText('Nu ook de mail niet.');
  });

  await test.step('at the kiosk she picks one of two, and says in one tap that it got worse', async () => {
    const visitor = { kind: 'unverified', badgeNumber: noor.badgeNumber, name: null } as const;
    const second = await console.request.post(deskContract['concierge.check-in'].path, {
      headers: { origin: station.desk.url },
      data: intake({ visitor, submittedAt: new Date().toISOString() }),
    });
    expect(second.ok()).toBe(true);
    const { screen } = station.kiosk();
    await station.dock.badge(noor.badgeNumber);
    await arrive(screen, 'earlier');
    await expect(
      screen.getByRole('heading', { name: dutchWords('kiosk:earlier.which.title') }),
    ).toBeVisible();
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await screen.getByRole('button', { name: code }).click();
    await expect(
      screen.getByRole('heading', { name: dutchWords('kiosk:earlier.worse.title') }),
    ).toBeVisible();
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await press(screen, 'kiosk:earlier.worse.cannot-work');
    await arrive(screen, 'words');
    await screen.getByLabel(dutchWords('kiosk:words.label')).fill('Ik sta helemaal stil.');
    await press(screen, 'kiosk:words.go');
    await goOnWithoutDevice(screen);
    await arrive(screen, 'number');
    await expect(screen.getByRole('main')).toContainText(code);
    await press(screen, 'kiosk:number.done');
    const card = console.getByRole('main');
    await expect(card).toContainText('Ik sta helemaal stil.');
    await expect(card).toContainText(dutchWords('priority:worse.argument.cannot-work'));
    await expect(card).toContainText(dutchWords('priority:worse.said.cannot-work'));
  });

  await test.step('a wish takes its facts along, and for whom it is', async () => {
    await console.keyboard.press('n');
    const chosen = ['concierge:errands.question', 'words:report-type.change'] as const;
    for (const each of chosen) await console.getByText(dutchWords(each), { exact: true }).click();
    await console.getByText(dutchWords('words:category.move-or-replace'), { exact: true }).click();
    await console.getByLabel(dutchWords('details:fact.why')).fill('Het scherm is te klein');
    await console.getByText(dutchWords('details:option.wished.on'), { exact: true }).click();
    await expect(
      console.getByRole('button', { name: dutchWords('concierge:submit') }),
    ).toBeDisabled();
    await console.getByLabel(dutchWords('details:fact.wishedDay')).fill('2031-03-14');
    await console
      .getByText(dutchWords('details:option.for-whom.team-member'), { exact: true })
      .click();
    await console.getByLabel(dutchWords('details:fact.who')).fill('Bas Jansen');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await console.keyboard.press('Control+Enter');
    await numberOn(console);
    await console.getByRole('button', { name: dutchWords('concierge:open-card') }).click();
    await console.getByRole('tab', { name: dutchWords('details:tab') }).click();
    const panel = console.getByRole('tabpanel');
    for (const said of ['Het scherm is te klein', '14 maart 2031', 'Bas Jansen']) {
      await expect(panel).toContainText(said);
    }
  });

  await test.step('what was typed outlives a reload', async () => {
    await console.keyboard.press('n');
    await badge.fill('X-onbekend-1');
    await console.getByText(dutchWords('words:category.wifi'), { exact: true }).click();
    await words.fill('Wil niet alleen bij de kiosk staan.');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await console.reload();
    await expect(badge).toHaveValue('X-onbekend-1');
    await expect(words).toHaveValue('Wil niet alleen bij de kiosk staan.');
  });

  await test.step('while the desk is away nothing is lost, and it is sent once', async () => {
    await station.desk.stop('SIGKILL');
    await words.focus();
    await console.keyboard.press('Control+Enter');
    await expect(console.getByText(dutchWords('concierge:late.title'))).toBeVisible();
    await station.desk.start();
    const second = await numberOn(console);
    expect(second).not.toBe(code);
    await expect(board.getByText(second)).toHaveCount(1);
    await console.getByRole('button', { name: dutchWords('concierge:next') }).click();
    await expect(badge).toHaveValue('');
  });
});
