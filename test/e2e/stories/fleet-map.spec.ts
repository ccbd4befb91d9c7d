import { dirname } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { labClockFile, moveOn } from '../../lab/lab-clock.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { fleetHands } from '../screens/fleet-hands.ts';
import { withDesk } from '../screens/own-desk.ts';
import { samplePlan } from '../screens/sample-plan.ts';

const button = (page: Page, key: string) =>
  page.getByRole('button', { name: dutchWords(key), exact: true });
const percent = (page: Page, kiosk: string, key: string) =>
  page.getByRole('group', { name: kiosk }).getByLabel(dutchWords(key));
const middleOf = async (of: Locator) => {
  const box = await of.boundingBox();
  if (box === null) throw new Error('It is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Issue 6, point 6: a map of what the organisation knows, with nothing from outside. */
test('The map: a floor plan, kiosks put on it by key and by mouse, and one that goes away', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const console = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
    const fleet = await fleetHands(desk, console);
    const first = await fleet.enrol('Kantine');
    await fleet.enrol('Magazijn', { printer: 'failed' });
    const marker = (page: Page, name: string) =>
      page.getByRole('list', { name: 'Kiosken op Begane grond' }).getByRole('link', { name });
    const lead = await newColleague(request, (await browser.newContext()).request, desk, {
      userName: 'lea',
      name: 'Lea Lead',
      role: 'lead',
    });

    await test.step('without a plan each kiosk is a tile; the admin adds the plan of a floor', async () => {
      await console.goto('/console/kiosks');
      await console.getByRole('link', { name: dutchWords('fleet-map:view.map') }).click();
      const tiles = console.getByRole('list', {
        name: dutchWords('fleet:table').replace('{{site}}', 'Testhuis'),
      });
      await expect(tiles.getByRole('link', { name: 'Magazijn' })).toContainText(
        dutchWords('fleet:concern.printer'),
      );
      await button(console, 'fleet-map:plan.add').click();
      const dialog = console.getByRole('dialog');
      await dialog.getByLabel(dutchWords('fleet-map:plan.name')).fill('Begane grond');
      await dialog.locator('input[type=file]').setInputFiles({
        name: 'plan.png',
        mimeType: 'image/png',
        buffer: await samplePlan(console),
      });
      await dialog
        .getByRole('button', { name: dutchWords('fleet-map:plan.submit'), exact: true })
        .click();
      await expect(console.getByText(dutchWords('fleet-map:plan.added'))).toBeVisible();
      await expect(
        console.getByRole('img', { name: 'Plattegrond van Testhuis, Begane grond' }),
      ).toBeVisible();
    });

    await test.step('by key, by mouse and by typing each kiosk comes to its place', async () => {
      await button(console, 'fleet-map:arrange').click();
      for (const name of ['Kantine', 'Magazijn']) {
        await console
          .getByRole('button', { name: dutchWords('fleet-map:put-on').replace('{{name}}', name) })
          .click();
      }
      const moved = (name: string) =>
        console.getByRole('button', { name: new RegExp(`^${name} (?:Goed|Let op)`, 'u') });
      await moved('Kantine').focus();
      for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowUp']) {
        await console.keyboard.press(key);
      }
      await expect(percent(console, 'Kantine', 'fleet-map:from-left')).toHaveValue('48');
      await expect(percent(console, 'Kantine', 'fleet-map:from-top')).toHaveValue('45');
      await expect(console.getByRole('status').filter({ hasText: 'Kantine staat op' })).toHaveText(
        'Kantine staat op 48 procent van links en 45 procent van boven',
      );

      const at = await middleOf(moved('Magazijn'));
      const plan = await console
        .getByRole('img', { name: 'Plattegrond van Testhuis, Begane grond' })
        .boundingBox();
      await console.mouse.move(at.x, at.y);
      await console.mouse.down();
      await console.mouse.move(at.x + (plan?.width ?? 0) / 4, at.y, { steps: 4 });
      await console.mouse.up();
      await expect(percent(console, 'Magazijn', 'fleet-map:from-left')).toHaveValue('75');
      await percent(console, 'Magazijn', 'fleet-map:from-top').fill('20,5');
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

      await button(console, 'fleet-map:save').click();
      await expect(console.getByText(dutchWords('fleet-map:saved'))).toBeVisible();
      await expect(marker(console, 'Kantine')).toBeVisible();
    });

    await test.step('a lead sees them there after a reload, and one of them going away', async () => {
      const other = await openConsole(browser, desk, lead, '2');
      await other.goto('/console/kiosks/map');
      await expect(marker(other, 'Kantine')).toContainText(dutchWords('fleet-map:state.fine'));
      await expect(button(other, 'fleet-map:arrange')).toHaveCount(0);
      const image = other.getByRole('img', { name: 'Plattegrond van Testhuis, Begane grond' });
      const plan = await image.boundingBox();
      const at = await middleOf(marker(other, 'Magazijn'));
      expect(Math.round(((at.x - (plan?.x ?? 0)) / (plan?.width ?? 1)) * 100)).toBe(75);

      moveOn(labClockFile(dirname(dirname(desk.joinFile))), 110_000);
      await expect(marker(other, 'Kantine')).toContainText(dutchWords('fleet-map:state.away'), {
        timeout: 30_000,
      });
      await first.beat();
      await expect(marker(other, 'Kantine')).toContainText(dutchWords('fleet-map:state.fine'), {
        timeout: 30_000,
      });
      expect(await audit(other, { lang: 'nl', touch: false })).toEqual([]);

      // Also where the plan is lower than a few lines of text.
      await other.setViewportSize({ width: 360, height: 800 });
      const fromTop = async () => {
        const low = await image.boundingBox();
        const { y } = await middleOf(marker(other, 'Magazijn'));
        return (y - (low?.y ?? 0)) / (low?.height ?? 1);
      };
      await expect.poll(fromTop).toBeCloseTo(0.205, 2);
      await marker(other, 'Kantine').click();
      await expect(other.getByRole('heading', { level: 1, name: 'Kantine' })).toBeVisible();
      await expect(button(other, 'fleet:command.restart')).toHaveCount(0);
    });
  });
});
