import { fault } from '../../../shared/base/fault.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';
import { plugWhereClosed } from './kiosk-ports.ts';
import { doOnDevice, seePrompts } from './kiosk-prompts.ts';

/** Plugs in and reads devices of all sorts; ends at the first question of urgency. */
export async function connectDevice(hands: KioskHands, see: See): Promise<void> {
  const { dock } = hands;
  await hands.arrive('device-plug');
  await see('device-plug');
  await hands.screen.getByText(hands.words('kiosk:device-plug.coach.title')).click();
  await see('device-plug-coach');
  const reads = await hands.pretend({ readerFault: fault('bus/missing', 'No bus') });
  await hands.screen.getByText(hands.words('kiosk:device-plug.no-reading')).waitFor();
  await see('device-plug-no-reader');
  await reads();
  await plugWhereClosed(hands, see);
  await showLabel(hands, see);

  await dock.plug('android-full');
  await hands.arrive('device-consent');
  await seeAllSizes(hands, see, 'device-consent');
  await dock.plug('usb-stick', '1-2');
  await hands.arrive('device-which');
  await see('device-which');
  await dock.unplug('1-2');
  await hands.arrive('device-consent');

  const letGo = await hands.hold('device.read');
  await hands.press('kiosk:device-consent.yes');
  await hands.arrive('device-reading');
  await hands.screen.getByRole('main').getByRole('listitem').nth(4).waitFor();
  await seeAllSizes(hands, see, 'device-reading');
  await letGo();
  await hands.arrive('device-result');
  await seeAllSizes(hands, see, 'device-result-fault');
  await seeLarge(hands, see, 'device-result-fault');
  await hands.press('kiosk:stage.back');
  await hands.arrive('device-consent');
  await dock.unplug();
  await hands.arrive('device-unplugged');
  await see('device-unplugged');

  for (const [device, name] of [
    ['android-healthy', 'ok'],
    ['android-locked', 'locked'],
    ['hanging', 'partly'],
  ] as const) {
    await dock.plug(device);
    await hands.arrive('device-consent');
    await hands.press('kiosk:device-consent.yes');
    // A locked phone is waited for, twelve seconds long.
    await hands.screen.locator('[data-screen="device-result"]').waitFor({ timeout: 30_000 });
    await hands.arrive('device-result');
    await see(`device-result-${name}`);
    await hands.press('kiosk:stage.back');
    await hands.arrive('device-consent');
    // Else the next one finds this one's question still there.
    await dock.unplug();
    await hands.arrive('device-unplugged');
  }

  await threeFindings(hands, see);
  await doOnDevice(hands, see);
  await seePrompts(hands, see);
  // Its question stays unanswered, so the reading lasts longer than the reader.
  await dock.plug('iphone-silent');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  await hands.arrive('device-reading');
  await dock.reader('crash');
  await hands.arrive('device-failed', 'device-unplugged');
  await see('device-failed');
  await hands.press('kiosk:device-unplugged.without');
  await hands.arrive('urgency');
}

/** A laptop that no cable can read: its label before the camera, or typed. */
async function showLabel(hands: KioskHands, see: See): Promise<void> {
  await hands.press('kiosk:device-plug.label');
  await hands.arrive('device-label');
  await seeAllSizes(hands, see, 'device-label');
  await hands.press('kiosk:stage.back');
  await hands.arrive('device-plug');
}

/** As much as a result can hold: three findings, each with advice. */
async function threeFindings(hands: KioskHands, see: See): Promise<void> {
  await hands.dock.plug('camera-neglected');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  // Two probes open the camera one after the other.
  await hands.screen.locator('[data-screen="device-result"]').waitFor({ timeout: 30_000 });
  await hands.arrive('device-result');
  await seeAllSizes(hands, see, 'device-result-three');
  await hands.press('kiosk:stage.back');
  await hands.arrive('device-consent');
  await hands.dock.unplug();
  await hands.arrive('device-unplugged');
}
