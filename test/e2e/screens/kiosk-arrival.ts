import { expect } from '@playwright/test';
import { fault } from '../../../shared/base/fault.ts';
import { noor } from '../stories/people.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** Looks at the screen that stands there now, under this name. */
export type See = (name: string) => Promise<void>;

/** Badge of nobody, as the dock has it. */
const unknownBadge = '04FFFFFFFF';

/** Looks at a screen also on its side and in a small window. */
export async function seeAllSizes(hands: KioskHands, see: See, name: string): Promise<void> {
  await see(name);
  await hands.resize('landscape');
  await see(`${name}-landscape`);
  await hands.resize('small');
  await see(`${name}-small`);
  await hands.resize('portrait');
  await stillHere(hands);
}

/** Looking takes longer than a visitor may do nothing; a key that writes nothing says that he is there. */
async function stillHere(hands: KioskHands): Promise<void> {
  await hands.screen.keyboard.press('Shift');
}

/** Looks at a screen with its text twice as large. */
export async function seeLarge(hands: KioskHands, see: See, name: string): Promise<void> {
  await hands.press('kiosk:stage.text-size');
  await hands.press('kiosk:stage.text-size');
  await expect(hands.screen.locator('html')).toHaveAttribute('data-text', 'larger');
  await see(`${name}-larger-text`);
  await stillHere(hands);
  await hands.press('kiosk:stage.text-size');
}

/** The door: what it says of itself, and what can be asked there before there is a visit. */
export async function comeIn(hands: KioskHands, see: See): Promise<void> {
  const { screen } = hands;
  await hands.arrive('attract');
  await hands.speak();
  await seeAllSizes(hands, see, 'attract');
  await seeLarge(hands, see, 'attract');

  await hands.press('kiosk:stage.person');
  await screen.getByRole('dialog').waitFor();
  await see('person-asked');
  await hands.press('kiosk:ask.person.no');

  const isBack = await hands.pretend({ deskReachable: false });
  await screen.getByText(hands.words('kiosk:attract.offline')).waitFor();
  await see('attract-offline');
  await isBack();

  const reads = await hands.pretend({
    deskReachable: false,
    readerFault: fault('bus/missing', 'No bus'),
  });
  await screen.getByText(hands.words('kiosk:attract.no-reader')).waitFor();
  await screen.getByText(hands.words('kiosk:attract.lead-no-reader')).waitFor();
  await see('attract-no-reader');
  await reads();

  const isDone = await hands.pretend({ counterWork: 'reading' });
  await screen.getByText(hands.words('kiosk:attract.counter-work')).waitFor();
  await seeAllSizes(hands, see, 'attract-counter-work');
  await isDone();

  await hands.dock.plug('android-full');
  await hands.arrive('check-in');
  await seeAllSizes(hands, see, 'check-in-device');
  await hands.press('kiosk:stage.start-over');
  await screen.getByRole('dialog').waitFor();
  await see('start-over');
  await hands.press('kiosk:ask.start-over.yes');
  await hands.arrive('attract');
  await hands.dock.unplug();
}

/** All ways to say who one is; ends at the three errands, as Noor. */
export async function checkIn(hands: KioskHands, see: See): Promise<void> {
  const { screen } = hands;
  await hands.speak();
  const letGo = await hands.hold('visit.begin');
  await hands.press('words:errand.problem');
  await hands.arrive('starting');
  await see('starting');
  await letGo();

  await hands.arrive('check-in');
  await seeAllSizes(hands, see, 'check-in');
  await hands.press('kiosk:check-in.number');
  await screen.getByLabel(hands.words('kiosk:staff-number.label')).waitFor();
  await see('staff-number');
  const keyboard = screen.getByRole('group', { name: hands.words('kiosk:keyboard.name') });
  for (const key of ['K', '7', 'W']) {
    await keyboard.getByRole('button', { name: key, exact: true }).click();
  }
  await hands.press('kiosk:staff-number.go');
  await hands.arrive('unknown-badge');
  await see('unknown-number');
  await hands.press('kiosk:stage.back');
  await screen.getByLabel(hands.words('kiosk:staff-number.label')).waitFor();
  await hands.press('kiosk:stage.back');

  await hands.press('kiosk:check-in.guest');
  await screen.getByLabel(hands.words('kiosk:guest.name')).waitFor();
  await seeAllSizes(hands, see, 'guest');
  await hands.press('kiosk:guest.go');
  await screen.getByText(hands.words('kiosk:guest.name-missing')).waitFor();
  await see('guest-error');
  await screen.getByLabel(hands.words('kiosk:guest.name')).click();
  for (const key of ['y', 'a', 'r', 'a']) {
    await keyboard.getByRole('button', { name: key, exact: true }).click();
  }
  await screen.getByLabel(hands.words('kiosk:guest.contact')).click();
  await keyboard.getByRole('button', { name: hands.words('kiosk:keyboard.shift') }).click();
  await see('guest-typed');
  await seeLarge(hands, see, 'guest');
  await hands.press('kiosk:stage.back');

  await hands.dock.badge(unknownBadge);
  await hands.arrive('unknown-badge');
  await see('unknown-badge');
  await hands.press('kiosk:stage.back');
  await hands.arrive('check-in');
  await hands.press('kiosk:stage.back');
  await hands.arrive('errand');
  await see('errand');

  await hands.press('words:errand.problem');
  await hands.arrive('check-in');
  await hands.dock.badge(noor.badgeNumber);
  await hands.arrive('category');
  await hands.press('kiosk:stage.back');
  await hands.arrive('check-in');
  await see('check-in-already');
  await hands.press('kiosk:stage.back');
  await hands.arrive('errand');
}
