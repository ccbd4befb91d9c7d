import { reportTypeSchema } from '../../../shared/domain/report-type.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** From the three errands through every kind of report; ends at the device, with a wifi problem. */
export async function giveReason(hands: KioskHands, see: See): Promise<void> {
  const { screen } = hands;
  await hands.press('words:errand.handover');
  await hands.arrive('category');
  await see('category-handover');
  await hands.press('kiosk:stage.back');

  await hands.arrive('errand');
  await hands.press('words:errand.question');
  await hands.arrive('report-type');
  await see('report-type');
  for (const type of reportTypeSchema.exclude(['incident']).options) {
    await hands.press(`kiosk:report-type.${type}.title`);
    await hands.arrive('category');
    await see(`category-${type}`);
    await hands.press('kiosk:stage.back');
    await hands.arrive('report-type');
  }
  await hands.press('kiosk:stage.back');

  await hands.arrive('errand');
  await hands.press('words:errand.problem');
  await hands.arrive('category');
  await seeAllSizes(hands, see, 'category-incident');
  await seeLarge(hands, see, 'category-incident');
  await hands.press('words:category.something-else');
  await hands.button('kiosk:category.other').waitFor();
  await see('category-more');
  await hands.press('kiosk:stage.back');

  await hands.press('words:category.wifi');
  await hands.arrive('triage');
  await see('triage');
  await hands.press('words:triage.not-sure');
  await hands.arrive('words');
  await seeAllSizes(hands, see, 'words');
  await screen
    .getByLabel(hands.words('kiosk:words.label'))
    .fill(
      hands.locale === 'nl'
        ? 'De wifi valt steeds weg als ik een videogesprek heb.'
        : 'The wifi drops whenever I am in a video call.',
    );
  await see('words-typed');
  await hands.press('kiosk:words.photo');
  await screen.getByText(hands.words('kiosk:camera.absent')).waitFor();
  await see('camera-absent');
  await hands.press('kiosk:camera.close');
  await hands.press('kiosk:words.go');
  await hands.arrive('device-plug');
}
