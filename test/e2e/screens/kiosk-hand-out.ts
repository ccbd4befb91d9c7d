import { expect } from '@playwright/test';
import { signAtKiosk, takeAlong } from '../harness/sign-at-kiosk.ts';
import { noor } from '../stories/people.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** By what Noor comes to the kiosk to take along or to bring back; ends at the press of it. */
export async function comeFor(
  hands: KioskHands,
  category: 'borrow' | 'collect' | 'return',
  identify = () => hands.dock.badge(noor.badgeNumber),
): Promise<void> {
  await hands.arrive('attract');
  await hands.speak();
  await hands.press('words:errand.handover');
  await hands.arrive('check-in');
  await identify();
  if ((await hands.arrive('earlier', 'category')) === 'earlier') {
    await hands.press('kiosk:earlier.join.no');
    await hands.arrive('category');
  }
  await hands.press(`words:category.${category}`);
}

/** The goodbye is over and nothing is plugged in. */
export async function sayGoodbye(hands: KioskHands): Promise<void> {
  await hands.arrive('goodbye');
  await hands.dock.unplug();
  await hands.passTime(10);
  await hands.arrive('attract');
}

async function startOver(hands: KioskHands): Promise<void> {
  await hands.press('kiosk:stage.start-over');
  await hands.press('kiosk:ask.start-over.yes');
  await hands.arrive('attract');
}

/** The tile that reads what is plugged in; without a device the first one leads to a number. */
async function readTile({ screen, words }: KioskHands) {
  const tile = screen.getByRole('main').getByRole('button').first();
  await expect(tile).not.toContainText(words('hand-out:choose.number'));
  return tile;
}

/** Unplugs, and waits until its tile is gone: the next press would find another button in its place. */
async function takeOff({ screen, words, dock }: KioskHands): Promise<void> {
  await dock.unplug();
  const first = screen.getByRole('main').getByRole('button').first();
  await expect(first).toContainText(words('hand-out:choose.number'));
}

/** Something of a pool, from what there is to the receipt, with a photo and the desk away for a while. */
export async function borrow(hands: KioskHands, see: See): Promise<void> {
  const { screen, dock } = hands;
  await comeFor(hands, 'collect');
  await hands.arrive('triage', 'words');
  await startOver(hands);

  const told = await hands.withhold('hand-out.offers');
  await comeFor(hands, 'borrow');
  await hands.arrive('hand-out-choose');
  await see('choose-asked');
  await told();
  const pool = screen.getByRole('button', { name: 'Leentelefoons' });
  await pool.waitFor();
  await seeAllSizes(hands, see, 'choose');
  await seeLarge(hands, see, 'choose');
  await pool.click();
  await hands.arrive('hand-out-plug');
  await see('plug-empty');
  await dock.plug('android-full');
  const read = await readTile(hands);
  await seeAllSizes(hands, see, 'plug');

  const letGo = await hands.withhold('hand-out.read');
  await read.click();
  await hands.arrive('hand-out-reading');
  await seeAllSizes(hands, see, 'reading');
  const deviceId = await hands.attachedDevice();
  await hands.tell('readout.prompt', { deviceId, prompt: 'unlock' });
  await hands.button('kiosk:device-prompt.decline').waitFor();
  await see('reading-prompt');
  await hands.tell('readout.prompt', { deviceId, prompt: null });
  await letGo();

  await hands.arrive('hand-out-check');
  await seeAllSizes(hands, see, 'check');
  await hands.press('hand-out:accessory.charger');
  await hands.press('hand-out:accessory.case');
  await hands.press('kiosk:words.photo');
  await screen.getByRole('button', { name: hands.words('kiosk:camera.take') }).waitFor();
  await see('camera');
  await hands.press('kiosk:camera.take');
  await screen.getByRole('img', { name: hands.words('kiosk:camera.taken') }).waitFor();
  await see('camera-taken');
  const kept = await hands.hold('visit.attach-photo');
  await hands.press('kiosk:camera.use');
  await screen.getByText(hands.words('kiosk:words.photo-sending')).waitFor();
  await see('check-photo-sending');
  await kept();
  await screen.getByText(hands.words('kiosk:words.photo-kept')).waitFor();
  await seeAllSizes(hands, see, 'check-photo');
  await seeLarge(hands, see, 'check-photo');
  await hands.press('hand-out:check.worn');

  await hands.arrive('hand-out-sign');
  await see('sign-empty');
  await signAtKiosk(screen, hands.words);
  await hands.press('hand-out:sign.by-name');
  await hands.press('hand-out:sign.by-hand');
  // What was drawn is still there.
  await expect(hands.button('hand-out:sign.go')).toBeEnabled();
  await hands.press('hand-out:sign.again');
  await hands.press('hand-out:sign.by-name');
  await screen.getByLabel(hands.words('hand-out:sign.name')).fill('Noor de Vries');
  await seeAllSizes(hands, see, 'name');
  await hands.press('hand-out:sign.name-go');
  await screen.getByText('Noor de Vries', { exact: true }).waitFor();
  await seeAllSizes(hands, see, 'sign-name');
  await hands.press('hand-out:sign.by-hand');
  await signAtKiosk(screen, hands.words);
  await seeAllSizes(hands, see, 'sign');
  await seeLarge(hands, see, 'sign');

  const agree = hands.button('hand-out:sign.go');
  await dock.network(false);
  await agree.click();
  await screen.getByRole('alertdialog').waitFor();
  await see('sign-fault');
  await hands.press('kiosk:fault.close');
  await screen.getByText(hands.words('hand-out:sign.away')).waitFor();
  await seeAllSizes(hands, see, 'sign-away');
  await dock.network(true);
  await expect(agree).toBeEnabled({ timeout: 30_000 });
  await takeAlong(screen, hands.words);
  await seeAllSizes(hands, see, 'done');
  await seeLarge(hands, see, 'done');
  await hands.press('hand-out:done.end');
  await sayGoodbye(hands);
}

/** What lies ready for her: another device, somebody who takes it away meanwhile, and then hers. */
export async function collect(
  hands: KioskHands,
  see: See,
  stock: { readonly setAside: () => Promise<void>; readonly release: () => Promise<void> },
): Promise<void> {
  const { screen, dock } = hands;
  const hers = screen.getByRole('button', { name: 'Google Pixel 8 · UIT-07' });
  await comeFor(hands, 'collect');
  await hands.arrive('hand-out-choose');
  await hers.waitFor();
  await seeAllSizes(hands, see, 'collect');
  await hers.click();
  await hands.arrive('hand-out-plug');
  await see('plug-set-aside');
  await dock.plug('android-full');
  await (await readTile(hands)).click();
  await screen.getByRole('alert').waitFor();
  await seeAllSizes(hands, see, 'plug-refused');
  await takeOff(hands);
  await toSign(hands);
  await stock.release();
  await hands.press('hand-out:sign.go');
  await screen.locator('[data-screen="hand-out-choose"]').waitFor({ timeout: 20_000 });
  await screen.getByRole('alert').waitFor();
  await seeAllSizes(hands, see, 'choose-trouble');
  await startOver(hands);
  await dock.unplug();

  await stock.setAside();
  await comeFor(hands, 'collect');
  await hands.arrive('hand-out-choose');
  await hers.click();
  await hands.arrive('hand-out-plug');
  await toSign(hands);
  await see('sign-for-good');
  await takeAlong(screen, hands.words);
  await seeAllSizes(hands, see, 'done-for-good');
  await hands.press('hand-out:done.end');
  await sayGoodbye(hands);
}

async function toSign(hands: KioskHands): Promise<void> {
  await hands.dock.plug('android-healthy');
  await (await readTile(hands)).click();
  await hands.arrive('hand-out-check');
  await hands.press('hand-out:check.good');
  await hands.arrive('hand-out-sign');
  await signAtKiosk(hands.screen, hands.words);
}

/** Whoever typed his number, and whoever finds the desk away. */
export async function takeNothing(hands: KioskHands, see: See): Promise<void> {
  const { screen, dock } = hands;
  await comeFor(hands, 'borrow', async () => {
    await hands.press('kiosk:check-in.number');
    await screen.getByLabel(hands.words('kiosk:staff-number.label')).fill(noor.staffNumber);
    await hands.press('kiosk:staff-number.go');
  });
  await hands.arrive('hand-out-choose');
  await screen.getByText(hands.words('hand-out:choose.badge-title')).waitFor();
  await seeAllSizes(hands, see, 'badge-needed');
  await startOver(hands);

  const told = await hands.withhold('hand-out.offers');
  await comeFor(hands, 'borrow');
  await hands.arrive('hand-out-choose');
  await dock.network(false);
  await told();
  await screen.getByText(hands.words('hand-out:choose.away-title')).waitFor();
  await seeAllSizes(hands, see, 'away');
  await startOver(hands);
  await dock.network(true);
}
