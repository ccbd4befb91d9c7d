import { expect } from '@playwright/test';
import { noor } from '../stories/people.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** Somebody comes with a question of this type. */
async function ask(
  hands: KioskHands,
  type: 'information' | 'change' | 'authorisation' | 'complaint',
  category: string,
): Promise<void> {
  await hands.arrive('attract');
  await hands.speak();
  await hands.dock.badge(noor.badgeNumber);
  // Once the desk is there again, it knows that she has a ticket; she comes for something else.
  if ((await hands.arrive('earlier', 'errand')) === 'earlier') {
    await hands.press('kiosk:earlier.join.no');
    await hands.arrive('errand');
  }
  await hands.press('words:errand.question');
  await hands.arrive('report-type');
  await hands.press(`kiosk:report-type.${type}.title`);
  await hands.arrive('category');
  await hands.press(`words:category.${category}`);
}

/** The end of a visit, and nobody there any more. */
async function goAway(hands: KioskHands): Promise<void> {
  await hands.press('kiosk:number.done');
  await hands.arrive('goodbye');
  await hands.passTime(10);
  await hands.arrive('attract');
}

/** The facts of each type of report, and the answer that comes before a question. */
export async function giveFacts(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  const fact = async (part: string) => {
    await hands.arrive('details');
    await screen
      .getByRole('heading', { level: 1, name: words(`details:${part}.title`), exact: true })
      .waitFor();
    await see(`fact-${part}`);
  };

  await ask(hands, 'authorisation', 'access-to-system');
  await fact('for-whom');
  await hands.press('details:for-whom.team-member');
  await screen.getByLabel(words('details:typing.person')).waitFor();
  await seeAllSizes(hands, see, 'fact-typing');
  await screen.getByLabel(words('details:typing.person')).fill('Daan Bakker');
  await hands.press('details:typing.go');
  await fact('system');
  await seeAllSizes(hands, see, 'fact-system');
  await seeLarge(hands, see, 'fact-system');
  await hands.press('details:system.choice.schedule');
  for (const part of ['role', 'reason']) {
    await fact(part);
    await hands.takeFirstAnswer();
  }
  await fact('end');
  await seeAllSizes(hands, see, 'fact-end');
  await hands.press('details:day.pick');
  await screen.getByLabel(words('details:day.label')).fill('31-2');
  await hands.press('details:typing.go');
  await screen.getByText(words('details:day.wrong')).waitFor();
  await seeAllSizes(hands, see, 'fact-day');
  await hands.press('kiosk:stage.back');
  await fact('end');
  await hands.press('details:end.unlimited');
  await fact('approver');
  await hands.press('details:approver.choice.my-manager');
  await hands.arrive('number');
  await goAway(hands);

  await ask(hands, 'change', 'new-software');
  await hands.arrive('words');
  await hands.press('kiosk:words.skip');
  for (const part of ['for-whom', 'why', 'wished', 'approver']) {
    await fact(part);
    await hands.takeFirstAnswer();
  }
  await fact('risk');
  await hands.press('details:risk.unknown');
  await hands.arrive('number');
  await goAway(hands);

  await ask(hands, 'complaint', 'service');
  await hands.arrive('words');
  await hands.press('kiosk:words.skip');
  await fact('about');
  await hands.takeFirstAnswer();
  await fact('wish');
  await hands.press('details:wish.choice.talk');
  await hands.arrive('number');
  await seeAllSizes(hands, see, 'complaint-kept');
  await seeLarge(hands, see, 'complaint-kept');
  await goAway(hands);

  await ask(hands, 'information', 'wifi');
  await hands.arrive('self-help');
  await seeAllSizes(hands, see, 'self-help');
  await seeLarge(hands, see, 'self-help');
  await readInstruction(hands, see);
  await hands.arrive('goodbye');
  await hands.passTime(10);
  await hands.arrive('attract');
}

/** What the visitor can do himself about wifi, from the question how to tell it to its end. */
async function readInstruction(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  await screen.getByRole('main').getByRole('region').getByRole('button').first().click();
  await hands.arrive('instruction');
  await seeAllSizes(hands, see, 'instruction-telling');
  await hands.press('instruction-page:telling.steps');
  await screen.getByRole('heading', { name: words('instruction-page:safety') }).waitFor();
  await seeAllSizes(hands, see, 'instruction-safety');
  await hands.press('instruction-page:kiosk.next');
  const heading = screen.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(words('instruction-page:step').replace('{{step}}', '1'));
  await seeAllSizes(hands, see, 'instruction-step');
  await seeLarge(hands, see, 'instruction-step');
  const next = hands.button('instruction-page:kiosk.next');
  while (await next.isVisible()) {
    const before = (await heading.textContent()) ?? '';
    await next.click();
    await expect(heading).not.toHaveText(before);
  }
  await expect(heading).toHaveText(words('instruction-page:kiosk.end'));
  await seeAllSizes(hands, see, 'instruction-end');
  await hands.press('instruction-page:kiosk.yes');
}
