import { takePhoto } from '../harness/lab-camera.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import { comeFor, sayGoodbye } from './kiosk-hand-out.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** What the desk knows: the device says which it is, and a photo goes along. */
export async function bringBack(hands: KioskHands, see: See): Promise<void> {
  await comeFor(hands, 'return');
  await hands.arrive('device-plug');
  await hands.dock.plug('android-full');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  await hands.arrive('hand-in');
  await seeAllSizes(hands, see, 'hand-in');
  await hands.screen.getByRole('main').getByRole('button').first().click();
  await takePhoto(hands.screen, hands.words);
  await seeAllSizes(hands, see, 'hand-in-photo');
  await seeLarge(hands, see, 'hand-in-photo');
  await hands.press('hand-in:state.worn');
  await hands.arrive('number');
  await seeAllSizes(hands, see, 'number-handed-in');
  await hands.press('kiosk:number.done');
  await sayGoodbye(hands);
}

/** What no cable and no label tells: it is looked up at the counter. */
export async function bringUnknown(hands: KioskHands, see: See): Promise<void> {
  await comeFor(hands, 'return');
  await hands.arrive('device-plug');
  await hands.press('kiosk:device-plug.without-return');
  await hands.arrive('hand-in');
  await seeAllSizes(hands, see, 'hand-in-unknown');
  await hands.press('hand-in:state.not-working');
  await hands.arrive('number');
  await hands.press('kiosk:number.done');
  await sayGoodbye(hands);
}
