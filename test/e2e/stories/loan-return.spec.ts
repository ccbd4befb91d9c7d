import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { Desk } from '../harness/desk.ts';
import { phonePool } from '../harness/phone-pool.ts';
import { giveCamera, takePhoto } from '../harness/lab-camera.ts';
import { test } from '../harness/station.ts';
import { arrive, press } from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { readyAsset } from '../screens/ready-asset.ts';

/** Lends the lab's full phone to Noor, as the counter does. */
async function lendPhone(console: Page, desk: Desk): Promise<void> {
  const ask = async (path: string, data: unknown): Promise<unknown> => {
    const reply = await console.request.post(new URL(path, desk.url).href, {
      data,
      headers: { origin: desk.url },
    });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  };
  const bought = { tag: 'LEEN-40', type: 'phone', maker: 'Google', model: 'Pixel 7' } as const;
  const ready = await readyAsset(console.request, desk, { ...bought, serial: 'LAB0FULL000001' });
  const pool = deskContract['loan.create-pool'].response.parse(
    await ask(deskContract['loan.create-pool'].path, phonePool('Leentelefoon')),
  );
  await ask(deskContract['handover.sign'].path, {
    handoverId: v7(),
    kind: 'loan',
    ticketId: null,
    locale: 'nl',
    terms: { version: 1, level: 'a2' },
    holder: { name: 'Noor de Vries', staffNumber: null },
    loan: { poolId: pool.poolId, dueOn: pool.latestDueOn },
    items: [
      {
        assetId: ready.assetId,
        version: ready.version,
        accessories: [
          { name: 'Lader', count: 1 },
          { name: 'Hoesje', count: 1 },
        ],
        condition: { words: 'Nieuw', photos: [] },
        readingId: null,
        lock: null,
      },
    ],
    signature: { by: 'typed', name: 'Noor de Vries', agreed: true },
  });
}

/** From the attract screen to what comes back, with the phone plugged in and read. */
async function bringBack(screen: Page, plug: () => Promise<void>): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.handover');
  await arrive(screen, 'check-in');
  await press(screen, 'kiosk:check-in.guest');
  await screen.getByLabel(dutchWords('kiosk:guest.name')).fill('Een collega');
  await screen.getByLabel(dutchWords('kiosk:guest.contact')).fill('06 00 00 00 00');
  await press(screen, 'kiosk:guest.go');
  await arrive(screen, 'category');
  await press(screen, 'words:category.return');
  await arrive(screen, 'device-plug');
  await plug();
  await arrive(screen, 'device-consent');
  await press(screen, 'kiosk:device-consent.yes');
  await arrive(screen, 'hand-in');
}

test('Innemen bij de kiosk: the device says what was lent, and nobody is rid of it before somebody looked', async ({
  station,
}) => {
  // Two whole visits, each with its reading, and the counter after them.
  test.setTimeout(240_000);
  const console = await station.openConsole('2');
  await lendPhone(console, station.desk);
  const { screen } = station.kiosk();
  const fair = async () => expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);

  await test.step('the kiosk knows the phone and what went with it, and never whose it is', async () => {
    await bringBack(screen, () => station.dock.plug('android-full'));
    await expect(screen.getByRole('main')).toContainText('Google Pixel 7 · LEEN-40');
    await expect(screen.locator('body')).not.toContainText('Noor');
    await screen.getByRole('button', { name: 'Lader' }).click();
    await expect(screen.getByRole('button', { name: 'Lader' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await giveCamera(screen);
    await takePhoto(screen, dutchWords);
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await press(screen, 'hand-in:state.worn');
    await arrive(screen, 'number');
    await expect(screen.getByRole('main')).toContainText(
      dutchWords('words:next-step.looked-at-when-handed-over'),
    );
    await press(screen, 'kiosk:number.done');
    await station.dock.unplug();
    await arrive(screen, 'attract');
  });

  await test.step('the counter finds nothing there, and the loan goes on', async () => {
    await console.goto('/console/handover');
    const waiting = console.getByRole('region', { name: dutchWords('hand-in:waiting') });
    await expect(waiting).toContainText('Bezoeker zegt: Krassen of slijtage.');
    await expect(waiting).toContainText('Niet erbij: Hoesje.');
    await expect(
      waiting.getByRole('link', { name: dutchWords('hand-in:claim.photo') }),
    ).toBeVisible();
    await fair();
    await console.getByRole('button', { name: 'LEEN-40 ligt er niet' }).click();
    await console.getByLabel(dutchWords('hand-in:refuse.words')).fill('Niets gevonden.');
    await console.keyboard.press('Enter');
    await expect(waiting).toBeHidden();
  });

  await test.step('brought again while the desk is away: a number at once, and nothing is lost', async () => {
    await station.dock.network(false);
    await bringBack(screen, () => station.dock.plug('android-full'));
    await expect(screen.getByRole('main')).toContainText(dutchWords('hand-in:lead-unknown'));
    await takePhoto(screen, dutchWords);
    await press(screen, 'hand-in:state.good');
    await arrive(screen, 'number');
    await expect(screen.getByRole('main')).toContainText(dutchWords('kiosk:number.own-number'));
    await press(screen, 'kiosk:number.done');
    await station.dock.unplug();
    await station.dock.network(true);
  });

  await test.step('somebody looks, and takes it in without a signature', async () => {
    const look = console.getByRole('link', { name: 'Kijk na: LEEN-40' });
    await expect(async () => {
      await console.goto('/console/handover');
      await expect(look).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    await look.click();
    await expect(console.getByText(dutchWords('hand-in:said'))).toBeVisible();
    // The photo follows its visit.
    const take = console.getByRole('button', { name: dutchWords('hand-in:take-photo') });
    await expect(async () => {
      await console.reload();
      await expect(take).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    await take.click();
    await expect(console.getByText(dutchWords('hand-in:photo-taken'))).toBeVisible();
    await console.getByRole('group').getByText('Lader', { exact: true }).click();
    await console.getByText(dutchWords('handover:lock.free'), { exact: true }).click();
    await console.getByText(dutchWords('handover:sign.by.kiosk'), { exact: true }).click();
    await fair();
    await console
      .getByRole('button', { name: dutchWords('handover:do.return'), exact: true })
      .click();
    await expect(console.getByRole('heading', { level: 1 })).toHaveText(
      dutchWords('handover:receipt.return'),
    );
    await expect(console.getByText(dutchWords('handover:receipt.left-at-kiosk'))).toBeVisible();
    await expect(console.getByText('Kwam niet terug: 1 × Hoesje')).toBeVisible();
    const photo = console.getByRole('img', {
      name: dutchWords('handover:condition.photo').replace('{{number}}', '1'),
    });
    await expect
      .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await console.goto('/console/loans');
    await expect(console.getByText(dutchWords('loans:none.out'))).toBeVisible();
  });
});
