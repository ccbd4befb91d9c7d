import { expect, type Page } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { Desk } from '../harness/desk.ts';
import { holdCall } from '../harness/hold-call.ts';
import { giveCamera, takePhoto } from '../harness/lab-camera.ts';
import { phonePool } from '../harness/phone-pool.ts';
import { signAtKiosk, takeAlong } from '../harness/sign-at-kiosk.ts';
import { test } from '../harness/station.ts';
import { arrive, press } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { readyAsset } from '../screens/ready-asset.ts';
import { knowNoor, noor } from './people.ts';

/** The lab's full phone, ready in a pool of its own, as the register and a lead make it. */
async function readyPhone(console: Page, desk: Desk): Promise<string> {
  const reply = await console.request.post(
    new URL(deskContract['loan.create-pool'].path, desk.url).href,
    { data: phonePool('Leentelefoon'), headers: { origin: desk.url } },
  );
  if (!reply.ok()) throw new Error(await reply.text());
  const what = { tag: 'LEEN-41', type: 'phone', maker: 'Google', model: 'Pixel 7' } as const;
  const { assetId } = await readyAsset(console.request, desk, {
    ...what,
    serial: 'LAB0FULL000001',
  });
  return assetId;
}

/** From the attract screen to the pools, by badge. */
async function comeToBorrow(screen: Page, tap: () => Promise<void>): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.handover');
  await arrive(screen, 'check-in');
  await tap();
  await arrive(screen, 'category');
  await press(screen, 'words:category.borrow');
  await arrive(screen, 'hand-out-choose');
}

test('Administratie van uitgegeven devices: a phone is borrowed at the kiosk, read as proof, signed for and in the register', async ({
  browser,
  station,
}) => {
  const console = await station.openConsole('2');
  await knowNoor(browser, station);
  const assetId = await readyPhone(console, station.desk);
  const { screen } = station.kiosk();
  const fair = async () => expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
  const pool = screen.getByRole('button', { name: 'Leentelefoon' });
  const read = (device: string) =>
    screen.getByRole('button', { name: `Controleer: Google ${device}` });

  await test.step('a technician lays it ready for her, and for everybody again', async () => {
    await console.goto(`/console/register/${assetId}`);
    const part = console.getByRole('region', { name: dutchWords('assets:set-aside.title') });
    await part.getByLabel(dutchWords('assets:set-aside.number')).fill(noor.staffNumber);
    await console.keyboard.press('Enter');
    await expect(part).toContainText('Noor de Vries');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await part.getByRole('button', { name: dutchWords('assets:set-aside.release') }).click();
    await expect(part.getByLabel(dutchWords('assets:set-aside.number'))).toBeVisible();
  });

  await test.step('what is plugged in is the proof, and another device is refused with the reason', async () => {
    await comeToBorrow(screen, () => station.dock.badge(noor.badgeNumber));
    await expect(pool).toContainText('Terug op');
    await fair();
    await pool.click();
    await arrive(screen, 'hand-out-plug');
    await station.dock.plug('android-healthy');
    await read('Pixel 8').click();
    await expect(screen.getByRole('alert')).toHaveText(
      dutchWords('hand-out:plug.refused.unknown'),
      { timeout: 20_000 },
    );
    await fair();
    await station.dock.unplug();
    await station.dock.plug('android-full');
    await read('Pixel 7').click();
    await expect(screen.locator('[data-screen="hand-out-check"]')).toBeVisible({ timeout: 30_000 });
    await expect(screen.getByRole('main')).toContainText('Google Pixel 7 · LEEN-41');
  });

  await test.step('the desk goes away before he signs: the kiosk says so, and nobody can', async () => {
    await screen.getByRole('button', { name: dutchWords('hand-out:accessory.charger') }).click();
    await giveCamera(screen);
    await takePhoto(screen, dutchWords);
    await fair();
    await press(screen, 'hand-out:check.worn');
    await arrive(screen, 'hand-out-sign');
    await fair();
    await signAtKiosk(screen, dutchWords);
    const agree = screen.getByRole('button', { name: dutchWords('hand-out:sign.go') });
    await expect(agree).toBeEnabled();
    // He presses while the kiosk does not know of it yet, which may be a moment only.
    const letGo = await holdCall(station.kiosk().app, 'hand-out.sign', 'question');
    await agree.click();
    await station.dock.network(false);
    await expect(screen.getByText(dutchWords('hand-out:sign.away'))).toBeVisible({
      timeout: 20_000,
    });
    await letGo();
    const dialog = screen.getByRole('alertdialog');
    await dialog.getByRole('button', { name: dutchWords('kiosk:fault.close') }).click();
    await expect(screen.getByText(dutchWords('hand-out:sign.away'))).toBeVisible();
    await expect(agree).toBeDisabled();
    await station.dock.network(true);
    await expect(agree).toBeEnabled({ timeout: 30_000 });
    await takeAlong(screen, dutchWords);
  });

  await test.step('he has his day and his receipt, and the register says who has it', async () => {
    await expect(screen.getByRole('img', { name: dutchWords('hand-out:done.qr') })).toBeVisible();
    await expect(screen.getByRole('main')).toContainText('Breng het terug op');
    await fair();
    await press(screen, 'hand-out:done.end');
    await arrive(screen, 'goodbye');
    await station.dock.unplug();
    await console.goto('/console/loans');
    await expect(console.getByRole('main')).toContainText('LEEN-41');
    await expect(console.getByRole('main')).toContainText('Noor de Vries');
  });

  await test.step('whoever takes it back sees beside it how it went out: words, facts and photo', async () => {
    await console.goto('/console/handover');
    await console.getByLabel(dutchWords('handover:scan.label')).fill('LEEN-41');
    await console.keyboard.press('Enter');
    const out = console.getByRole('listitem').filter({ hasText: 'LEEN-41' });
    await expect(out).toContainText('Bij de kiosk gezegd: krassen of slijtage.');
    const [subject, fact] = ['devices:subject.storage', 'devices:fact.storage.capacity'].map(
      dutchWords,
    );
    await expect(out.getByText(`${subject}: ${fact}`)).toBeVisible();
    const photo = out.getByRole('img', {
      name: dutchWords('handover:condition.photo').replace('{{number}}', '1'),
    });
    await expect
      .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });
});
