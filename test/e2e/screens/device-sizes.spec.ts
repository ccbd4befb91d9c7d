import { expect } from '@playwright/test';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { test } from '../harness/station.ts';
import { checkInAsGuest, comeToWords } from '../harness/visitor.ts';
import { audit, auditSize } from './audit.ts';
import { kioskHands, type KioskHands, type sizes } from './kiosk-hands.ts';

const sizeNames = ['small', 'landscape', 'portrait'] as const satisfies (keyof typeof sizes)[];

/** Devices of which most is said before they are read, and the longest name of a kind. */
const wordiest = ['iphone', 'usb-stick', 'security-key'];

// As visitors see it, with all that moves.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('what is read, and three findings with advice, fit every kiosk, language and text', async ({
  station,
}) => {
  const hands = await kioskHands(station, 'nl');
  const { screen, dock } = hands;

  await checkInAsGuest(screen, 'Proef Persoon');
  await comeToWords(screen);
  await test.step('no key moves under the finger that typed the first letter', async () => {
    const letter = screen.getByRole('button', { name: 'q', exact: true });
    for (const size of sizeNames) {
      await hands.resize(size);
      await hands.button('kiosk:words.skip').waitFor();
      // A page that still slides in is a fraction of a pixel off; a key is 64 of them high.
      const top = async () => Math.round((await letter.boundingBox())?.y ?? Number.NaN);
      const before = await top();
      await letter.click();
      await hands.button('kiosk:words.go').waitFor();
      expect.soft(Math.abs((await top()) - before), size).toBeLessThan(8);
      await screen.getByLabel(hands.words('kiosk:words.label')).fill('');
    }
  });
  await screen.getByLabel(hands.words('kiosk:words.label')).fill('Proef');
  await hands.press('kiosk:words.go');
  for (const device of wordiest) {
    await dock.plug(device);
    await hands.arrive('device-consent');
    await lookInAllSizes(hands, `consent for ${device}`);
    // Else the next one finds this one's question still there.
    await dock.unplug();
    await hands.arrive('device-unplugged');
  }

  await dock.plug('camera-neglected');
  await hands.arrive('device-consent');
  await hands.press('kiosk:device-consent.yes');
  await screen.locator('[data-screen="device-result"]').waitFor({ timeout: 30_000 });
  await expect(screen.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await lookInAllSizes(hands, 'three findings');

  await largestText(hands);
  await hands.resize('small');
  await hands.press('kiosk:stage.read-on');
  await expect(screen.locator('main')).not.toHaveJSProperty('scrollTop', 0);
});

test('somebody without a badge can touch the fields and the keyboard on every kiosk in the largest text', async ({
  station,
}) => {
  const hands = await kioskHands(station, 'nl');
  const { screen } = hands;
  await hands.arrive('attract');
  await largestText(hands);
  for (const size of sizeNames) {
    await hands.resize(size);
    await hands.press('words:errand.problem');
    await hands.press('kiosk:check-in.guest');
    // A click fails where something else lies over the middle of what it wants.
    for (const [key, typed] of [
      ['kiosk:guest.name', 'qm'],
      ['kiosk:guest.contact', '10501050'],
    ] as const) {
      const field = screen.getByLabel(hands.words(key));
      await field.click();
      for (const letter of typed) {
        await screen.getByRole('button', { name: letter, exact: true }).click();
      }
      await expect(field, `${key}, ${size}`).toHaveValue(typed);
    }
    await hands.press('kiosk:guest.go');
    await hands.arrive('category');
    await hands.press('kiosk:stage.start-over');
    await hands.press('kiosk:ask.start-over.yes');
    await hands.arrive('attract');
    await largestText(hands);
  }
});

/** Soft, so that one walk tells everything that is wrong. Ends as a kiosk begins: upright, in Dutch. */
async function lookInAllSizes(hands: KioskHands, name: string): Promise<void> {
  const { screen } = hands;
  for (const text of ['usual', 'larger'] as const) {
    if (text === 'larger') await largestText(hands);
    for (const lang of localeSchema.options.toReversed()) {
      await screen.getByRole('button', { name: hands.words(`words:language.${lang}`) }).click();
      await expect(screen.locator('html')).toHaveAttribute('lang', lang);
      for (const size of sizeNames) {
        await hands.resize(size);
        const wrong = await auditSize(screen, { lang, touch: true });
        expect.soft(wrong, `${name}, ${size}, ${lang}, ${text} text`).toEqual([]);
      }
    }
    const wrong = await audit(screen, { lang: 'nl', touch: true });
    expect.soft(wrong, `${name}, ${text} text`).toEqual([]);
  }
  await hands.press('kiosk:stage.text-size');
}

/** Text twice as large. */
async function largestText(hands: KioskHands): Promise<void> {
  await hands.press('kiosk:stage.text-size');
  await hands.press('kiosk:stage.text-size');
  await expect(hands.screen.locator('html')).toHaveAttribute('data-text', 'larger');
}
