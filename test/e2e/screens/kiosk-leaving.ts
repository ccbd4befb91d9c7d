import { noor } from '../stories/people.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** The four questions of urgency, the proposal and the number. */
export async function takeNumber(hands: KioskHands, see: See): Promise<void> {
  await hands.arrive('urgency');
  for (const part of ['since', 'can-work', 'affected', 'today.deadline']) {
    await hands.screen
      .getByRole('heading', { level: 1, name: hands.words(`kiosk:urgency.${part}`) })
      .waitFor();
    await see(`urgency-${part.replace('today.', '')}`);
    await hands.takeFirstAnswer();
  }
  await hands.arrive('proposal');
  await seeAllSizes(hands, see, 'proposal');
  const letGo = await hands.hold('visit.submit');
  await hands.press('kiosk:proposal.go');
  await hands.arrive('submitting');
  await see('submitting');
  await letGo();
  await hands.arrive('number');
  await seeAllSizes(hands, see, 'number');
  await seeLarge(hands, see, 'number');
}

/** The goodbye to somebody who forgets a phone. */
export async function leave(hands: KioskHands, see: See): Promise<void> {
  await hands.press('kiosk:number.done');
  await hands.arrive('goodbye');
  await hands.passTime(0, 'stands');
  await see('goodbye');
  await hands.passTime(10);
  await hands.arrive('attract');
  await hands.dock.unplug();
}

/** A visitor who stands still, goes away, and takes the visit up again with the code. */
export async function walkAway(hands: KioskHands, see: See): Promise<void> {
  const { screen } = hands;
  await hands.speak();
  await hands.dock.badge(noor.badgeNumber);
  await hands.arrive('earlier');
  await seeAllSizes(hands, see, 'earlier');
  await hands.press('kiosk:earlier.join.no');
  await hands.arrive('errand');
  const code = (await screen.getByRole('banner').locator('b').textContent())?.trim() ?? '';
  await hands.passTime(46, 'stands');
  await screen.getByRole('alertdialog').waitFor();
  await see('idle-warning');
  await hands.passTime(30);
  await hands.arrive('goodbye');
  await hands.passTime(0, 'stands');
  await see('goodbye-left');
  await hands.passTime(10);

  await hands.arrive('attract');
  await hands.speak();
  await hands.button('kiosk:attract.resume').waitFor();
  await see('attract-resumable');
  await hands.press('kiosk:attract.resume');
  await hands.arrive('resume');
  await seeAllSizes(hands, see, 'resume');
  await screen.getByLabel(hands.words('kiosk:resume.label')).fill('22222');
  await hands.press('kiosk:resume.go');
  await screen.getByRole('alertdialog').waitFor();
  await see('resume-refused');
  await hands.press('kiosk:fault.close');
  await screen.getByLabel(hands.words('kiosk:resume.label')).fill(code);
  await hands.press('kiosk:resume.go');
  await hands.arrive('errand');
}

/** A question while the desk is closed: the number stays, and its holder is asked to come back. */
export async function comeWhileClosed(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  await hands.arrive('attract');
  await hands.speak();
  await screen.getByText(words('words:wait.closed-until')).waitFor();
  await seeAllSizes(hands, see, 'attract-closed');
  await seeLarge(hands, see, 'attract-closed');
  await hands.dock.badge(noor.badgeNumber);
  if ((await hands.arrive('earlier', 'errand')) === 'earlier') {
    await hands.press('kiosk:earlier.join.no');
    await hands.arrive('errand');
  }
  await askHow(hands);
  await hands.press('kiosk:words.skip');
  await hands.arrive('number');
  await screen.getByText(words('words:next-step.come-back-when-open')).waitFor();
  await seeAllSizes(hands, see, 'number-closed');
  await seeLarge(hands, see, 'number-closed');
  await hands.press('kiosk:number.done');
  await hands.arrive('goodbye');
  await hands.passTime(10);
  await hands.arrive('attract');
}

/** From the choice of an errand to the question for words. */
async function askHow(hands: KioskHands): Promise<void> {
  await hands.press('words:errand.question');
  await hands.arrive('report-type');
  await hands.press('kiosk:report-type.information.title');
  await hands.arrive('category');
  await hands.press('words:category.how-to');
  await hands.arrive('words');
}

/** A visit whose end the desk does not hear of in time. */
export async function withoutNetwork(hands: KioskHands, see: See): Promise<void> {
  await askHow(hands);
  await hands.dock.network(false);
  await hands.press('kiosk:words.skip');
  // A question asks nothing more, neither for a device nor how urgent it is.
  await hands.arrive('number');
  await hands.screen.getByText(hands.words('kiosk:number.own-number')).waitFor();
  await see('number-offline');
  await hands.press('kiosk:number.done');
  await hands.arrive('goodbye');
  await hands.passTime(10);
  await hands.arrive('attract');
  await hands.dock.network(true);
}
