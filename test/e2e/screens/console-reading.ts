import type { HeldDevice } from '../../../shared/domain/kiosk-request.ts';
import type { ConsoleHands } from './console-journey.ts';
import { clearedPhone } from './sample-readouts.ts';
import { kioskOf } from './sample-tickets.ts';

const keyboard: HeldDevice = {
  device: {
    deviceId: 'sample-2',
    portPath: '1-3',
    vendorId: 0x046d,
    productId: 0xc31c,
    kind: 'keyboard',
    vendorName: 'Logitech',
    productName: 'Keyboard K120',
    simulated: true,
  },
  because: 'keyboard',
  releasable: true,
};

/** Everything that can become of a question to a kiosk, with a kiosk in the hand of this journey. */
export async function readAgain(hands: ConsoleHands): Promise<void> {
  const { page, words, see, press } = hands;
  const kiosk = kioskOf(hands.desk);
  const says = (key: string) =>
    page.getByText(words(key).replace('{{kiosk}}', 'Hal')).first().waitFor();
  const ask = async () => {
    await page.keyboard.press('u');
    await says('console:request.waiting');
    return kiosk.openRequest();
  };

  await says('console:request.offline');
  await see('card-kiosk-offline');
  await kiosk.hello([keyboard]);
  await page.getByRole('region', { name: words('console:held.title') }).waitFor();
  await see('card-held');
  await page.getByRole('button', { name: /Logitech/u }).click();
  await page.getByLabel(words('console:held.reason')).waitFor();
  await see('card-release');
  await press('console:form.put-away');
  await kiosk.hello([]);
  await page
    .getByRole('region', { name: words('console:held.title') })
    .waitFor({ state: 'hidden' });

  const first = await ask();
  await see('card-request-waiting');
  await kiosk.answer(first, { outcome: 'failed', faultCode: 'kiosk/busy' });
  await says('console:fault.kiosk-busy');
  await see('card-request-busy');

  const second = await ask();
  for (const progress of ['waiting-for-device', 'reading', 'needs-hand'] as const) {
    await kiosk.progress(second, progress);
    await says(`console:request.progress.${progress}`);
    await see(`card-request-${progress}`);
  }
  await kiosk.answer(second, { outcome: 'read', readout: clearedPhone(64) });
  await page.getByRole('region', { name: words('console:compare.title') }).waitFor();
  await see('card-compared');

  const third = await ask();
  await kiosk.answer(third, { outcome: 'read', readout: clearedPhone(90) });
  const after = new RegExp(`${words('console:compare.after')}$`, 'u');
  await page.getByRole('button', { name: after }).waitFor();
  await see('card-compared-three');

  await ask();
  await press('console:request.withdraw');
  await says('console:request.withdrawn');
  await see('card-request-withdrawn');
}
