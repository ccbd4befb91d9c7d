import { type Browser, expect } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { type Asset, assetSchema } from '../../../shared/domain/asset.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { phonePool } from '../harness/phone-pool.ts';
import type { Station } from '../harness/station.ts';
import { knowNoor, noor } from '../stories/people.ts';
import { seeAllSizes, type See } from './kiosk-arrival.ts';
import { kioskHands, type KioskHands } from './kiosk-hands.ts';
import { signWithMouse } from './sign-with-mouse.ts';
import type { Visit } from './visit.ts';

const serial = 'LAB0FULL000001';

/** The lab's full phone, ready in a pool that lends it to everybody. */
async function readyPhone(station: Station): Promise<void> {
  const { request } = await station.openConsole();
  const post = async (path: string, data: unknown): Promise<unknown> => {
    const headers = { origin: station.desk.url };
    const reply = await request.post(new URL(path, station.desk.url).href, { data, headers });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  };
  const what = { tag: 'LEEN-77', type: 'phone', maker: 'Google', model: 'Pixel 7' };
  const nowhere = { system: null, site: null, ownerUnit: null, warrantyUntil: null };
  const unbought = { supplier: null, purchasedOn: null, purchaseOrder: null, purchasePrice: null };
  const identifiers = [{ kind: 'serial', value: serial }];
  const created: Asset = assetSchema.parse(
    await post(deskContract['asset.create'].path, {
      facts: { ...what, identifiers, ...nowhere, ...unbought },
    }),
  );
  await post(deskContract['asset.move'].path.replace(':assetId', created.assetId), {
    version: created.version,
    to: 'ready',
    reason: 'Klaargemaakt',
  });
  await post(deskContract['loan.create-pool'].path, phonePool('Leentelefoons'));
}

/**
 * A fresh station's kiosk where a phone is borrowed and brought back, and where somebody tests. Apart from
 * the walk through a visit: nothing of this is a visit that waits.
 */
export async function walkKioskHandover(
  station: Station,
  browser: Browser,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  await knowNoor(browser, station);
  await readyPhone(station);
  const hands = await kioskHands(station, locale);
  const see = (name: string) => visit(`kiosk-${name}`, hands.screen);
  await takeAlong(hands, see);
  await bringBack(hands, see);
}

async function takeAlong(hands: KioskHands, see: See): Promise<void> {
  const pool = hands.screen.getByRole('button', { name: 'Leentelefoons' });
  await comeFor(hands, 'borrow');
  await hands.arrive('hand-out-choose');
  await pool.waitFor();
  await seeAllSizes(hands, see, 'hand-out-choose');
  await pool.click();
  await hands.arrive('hand-out-plug');
  await hands.dock.plug('android-full');
  const read = hands.screen.getByRole('main').getByRole('button').first();
  await expect(read).not.toContainText(hands.words('hand-out:choose.number'));
  await seeAllSizes(hands, see, 'hand-out-plug');
  await read.click();
  await hands.arrive('hand-out-check');
  await seeAllSizes(hands, see, 'hand-out-check');
  await hands.press('hand-out:check.good');
  await hands.arrive('hand-out-sign');
  const pad = hands.screen.getByRole('img', { name: hands.words('hand-out:sign.pad') });
  await signWithMouse(hands.screen, pad);
  await seeAllSizes(hands, see, 'hand-out-sign');
  await hands.press('hand-out:sign.go');
  await hands.arrive('hand-out-done');
  await seeAllSizes(hands, see, 'hand-out-done');
  await hands.press('hand-out:done.end');
  await sayGoodbye(hands);
}

async function bringBack(hands: KioskHands, see: See): Promise<void> {
  await comeFor(hands, 'return');
  await hands.arrive('device-plug');
  await hands.dock.plug('android-full');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  await hands.arrive('hand-in');
  await seeAllSizes(hands, see, 'hand-in');
  await hands.press('hand-in:state.good');
  await hands.arrive('number');
  await see('number-handed-in');
  await hands.press('kiosk:number.done');
  await sayGoodbye(hands);
}

async function comeFor(hands: KioskHands, category: 'borrow' | 'return'): Promise<void> {
  await hands.arrive('attract');
  await hands.speak();
  await hands.press('words:errand.handover');
  await hands.arrive('check-in');
  await hands.dock.badge(noor.badgeNumber);
  if ((await hands.arrive('earlier', 'category')) === 'earlier') {
    await hands.press('kiosk:earlier.join.no');
    await hands.arrive('category');
  }
  await hands.press(`words:category.${category}`);
}

async function sayGoodbye(hands: KioskHands): Promise<void> {
  await hands.arrive('goodbye');
  await hands.dock.unplug();
  await hands.passTime(10);
  await hands.arrive('attract');
}
