import { expect, type Page } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { phonePool } from '../harness/phone-pool.ts';
import { type Station, test } from '../harness/station.ts';
import { signAtKiosk, takeAlong } from '../harness/sign-at-kiosk.ts';
import { arrive, press } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { readyAsset } from '../screens/ready-asset.ts';
import { daan, know, noor } from './people.ts';

/** From the attract screen to what he came for, by badge. */
async function comeFor(
  category: 'collect' | 'borrow',
  badgeNumber: string,
  { dock }: Station,
  screen: Page,
): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.handover');
  await arrive(screen, 'check-in');
  await dock.badge(badgeNumber);
  await arrive(screen, 'category');
  await press(screen, `words:category.${category}`);
}

async function startOver(screen: Page): Promise<void> {
  await press(screen, 'kiosk:stage.start-over');
  await press(screen, 'kiosk:ask.start-over.yes');
}

test('Uitgeven bij de kiosk: what a technician set aside goes along with whom it lies ready for, and with nobody else', async ({
  browser,
  station,
}) => {
  const console = await station.openConsole('2');
  await know(browser, station, [noor, daan]);
  const phone = { tag: 'UIT-07', type: 'phone', maker: 'Google', model: 'Pixel 8' } as const;
  const { assetId } = await readyAsset(console.request, station.desk, {
    ...phone,
    serial: 'LAB0WELL000001',
  });
  const other = { tag: 'LEEN-42', type: 'phone', maker: 'Google', model: 'Pixel 7' } as const;
  await readyAsset(console.request, station.desk, { ...other, serial: 'LAB0FULL000001' });
  const pool = await console.request.post(
    new URL(deskContract['loan.create-pool'].path, station.desk.url).href,
    { data: phonePool('Leentelefoon'), headers: { origin: station.desk.url } },
  );
  expect(pool.ok()).toBe(true);
  const { screen } = station.kiosk();
  const main = screen.getByRole('main');
  const read = screen.getByRole('button', { name: /^Controleer: / });
  const fair = async () => expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
  const part = console.getByRole('region', { name: dutchWords('assets:set-aside.title') });

  await test.step('a technician lays it ready for Noor', async () => {
    await console.goto(`/console/register/${assetId}`);
    await part.getByLabel(dutchWords('assets:set-aside.number')).fill(noor.staffNumber);
    await console.keyboard.press('Enter');
    await expect(part).toContainText('Noor de Vries');
  });

  await test.step('Daan is offered nothing of it, and gets a number like anybody', async () => {
    await comeFor('collect', daan.badgeNumber, station, screen);
    await arrive(screen, 'triage', 'words');
    await expect(main).not.toContainText('UIT-07');
    await startOver(screen);
  });

  await test.step('nor does he get it as one of the pool that lends phones', async () => {
    await comeFor('borrow', daan.badgeNumber, station, screen);
    await arrive(screen, 'hand-out-choose');
    await screen.getByRole('button', { name: 'Leentelefoon' }).click();
    await arrive(screen, 'hand-out-plug');
    await station.dock.plug('android-healthy');
    await read.click();
    await expect(screen.getByRole('alert')).toHaveText(
      dutchWords('hand-out:plug.refused.not-for-you'),
      { timeout: 20_000 },
    );
    await fair();
    await station.dock.unplug();
    await startOver(screen);
  });

  await test.step('Noor is, and the device says itself whether it is the one', async () => {
    await comeFor('collect', noor.badgeNumber, station, screen);
    await arrive(screen, 'hand-out-choose');
    await screen.getByRole('button', { name: 'Google Pixel 8 · UIT-07' }).click();
    await arrive(screen, 'hand-out-plug');
    await expect(main).toContainText('label UIT-07');
    await station.dock.plug('android-full');
    await read.click();
    await expect(screen.getByRole('alert')).toContainText('Dit is een ander apparaat.', {
      timeout: 20_000,
    });
    await fair();
    await station.dock.unplug();
    await station.dock.plug('android-healthy');
    await read.click();
    await arrive(screen, 'hand-out-check');
    await expect(main).toContainText('Google Pixel 8 · UIT-07');
  });

  await test.step('she says what goes along and how it looks, reads the terms at her level, and signs', async () => {
    await screen.getByRole('button', { name: dutchWords('hand-out:accessory.case') }).click();
    await press(screen, 'hand-out:check.good');
    await arrive(screen, 'hand-out-sign');
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(
      dutchWords('hand-out:sign.title-issue'),
    );
    const level = screen.getByRole('button', { name: dutchWords('hand-out:sign.b1') });
    await level.click();
    await expect(level).toHaveAttribute('aria-pressed', 'true');
    await signAtKiosk(screen, dutchWords);
    await takeAlong(screen, dutchWords);
    await expect(main).toContainText(dutchWords('hand-out:done.for-good'));
    await expect(screen.getByRole('img', { name: dutchWords('hand-out:done.qr') })).toBeVisible();
    await fair();
    await press(screen, 'hand-out:done.end');
    await station.dock.unplug();
  });

  await test.step('whoever did not see the end finds the receipt again, and nothing to collect', async () => {
    await comeFor('collect', noor.badgeNumber, station, screen);
    await arrive(screen, 'hand-out-choose');
    await expect(screen.getByRole('button', { name: 'Google Pixel 8 · UIT-07' })).toHaveCount(0);
    await screen.getByRole('button', { name: /^Net meegenomen: / }).click();
    await arrive(screen, 'hand-out-done');
    await press(screen, 'hand-out:done.end');
  });

  await test.step('the register says who has it, and keeps what was signed', async () => {
    await console.goto(`/console/register/${assetId}`);
    const page = console.getByRole('main');
    await expect(page).toContainText('Noor de Vries');
    await expect(part).toHaveCount(0);
    await console.goto('/console/handover');
    await console.getByLabel(dutchWords('handover:scan.label')).fill('UIT-07');
    await console.keyboard.press('Enter');
    const out = console.getByRole('listitem').filter({ hasText: 'UIT-07' });
    await expect(out).toContainText('Hoesje');
    await expect(out).toContainText('Bij de kiosk gezegd: ziet er goed uit.');
    await expect(out).toContainText('LAB0WELL000001');
  });
});
