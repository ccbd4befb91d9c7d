import type { DevicePrompt } from '../../../shared/domain/readout.ts';
import { seeAllSizes, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';
import { fact } from './sample-readouts.ts';

/** What a device wants its owner to do, and what becomes of it when he does not. */
export async function doOnDevice(hands: KioskHands, see: See): Promise<void> {
  const { dock } = hands;
  for (const [device, name] of [
    ['iphone-silent', 'trust'],
    ['ipad', 'tablet-trust'],
    ['android-locked', 'unlock'],
    ['keyboard', 'press-keys'],
  ] as const) {
    await dock.plug(device);
    await hands.arrive('device-consent');
    await hands.press('kiosk:device-consent.yes');
    await hands.button('kiosk:device-prompt.decline').waitFor();
    await see(`device-prompt-${name}`);
    await dock.unplug();
    await hands.arrive('device-unplugged');
  }
  await dock.plug('iphone-refuses');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  // The phone asks for six seconds before its owner says no.
  await hands.screen.locator('[data-screen="device-kept-shut"]').waitFor({ timeout: 30_000 });
  await seeAllSizes(hands, see, 'device-kept-shut');
  await dock.unplug();
  await hands.arrive('device-unplugged');
}

/** What else a device can show, by kind and version; each is a prompt or a fact that is read before it. */
const shown: Readonly<
  Record<string, readonly (readonly ['fact', string, string] | readonly [DevicePrompt, string])[]>
> = {
  iphone: [
    ['unlock', 'iphone-unlock'],
    ['enter-passcode', 'iphone-passcode'],
    ['fact', 'apple.product-type', 'iPhone9,1'],
    ['unlock', 'iphone-button-unlock'],
    ['trust', 'iphone-button-trust'],
    ['enter-passcode', 'iphone-button-passcode'],
    ['fact', 'apple.system-version', '10.3.4'],
    ['trust', 'iphone-ten-trust'],
  ],
  'android-healthy': [
    ['choose-file-transfer', 'android-file-transfer'],
    ['allow-debugging', 'android-debugging'],
  ],
  'security-key': [['touch-key', 'touch-key']],
  'smart-card-reader': [['insert-card', 'insert-card']],
};

/** What the devices of the lab do not show for long enough to look at; the core tells it without them. */
export async function seePrompts(hands: KioskHands, see: See): Promise<void> {
  const { dock } = hands;
  for (const [device, steps] of Object.entries(shown)) {
    await dock.plug(device);
    await hands.arrive('device-consent');
    const letGo = await hands.withhold('device.read');
    await hands.press('kiosk:device-consent.yes');
    await hands.arrive('device-reading');
    const deviceId = await hands.attachedDevice();
    for (const step of steps) {
      if (step[0] === 'fact') {
        await hands.tell('readout.fact', { deviceId, fact: fact(step[1], step[2]) });
        continue;
      }
      await hands.tell('readout.prompt', { deviceId, prompt: step[0] });
      await hands.button('kiosk:device-prompt.decline').waitFor();
      await see(`device-prompt-${step[1]}`);
      await hands.tell('readout.prompt', { deviceId, prompt: null });
      await hands.button('kiosk:device-prompt.decline').waitFor({ state: 'detached' });
    }
    await dock.unplug();
    await hands.arrive('device-unplugged');
    await letGo();
  }
}
