import type { Browser } from '@playwright/test';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Desk } from '../harness/desk.ts';
import { lookAtAcceptance } from './console-acceptance.ts';
import { lookAtCare } from './console-care.ts';
import { enter } from './console-entrance.ts';
import { lookAtFleet } from './console-fleet.ts';
import { lookAtInstructions } from './console-instructions.ts';
import { takeConsole } from './console-journey.ts';
import { lookAtLending } from './console-lending.ts';
import { lookAtOffice } from './console-office.ts';
import { lookAtPreparation } from './console-preparation.ts';
import { lookAtRegister } from './console-register.ts';
import type { Visit } from './visit.ts';

const unseen: Visit = () => Promise.resolve();

/** Walks what a desk registers, lends, teaches and is run by, on a fresh desk. */
export async function walkOffice(
  browser: Browser,
  desk: Desk,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  const entering = await takeConsole(browser, desk, locale, unseen);
  await enter(entering);
  const see = (name: string) => visit(`office-${name}`, entering.page);
  const hands = { ...entering, see };
  await lookAtInstructions(hands);
  await lookAtAcceptance(hands);
  await lookAtRegister(hands);
  await lookAtPreparation(hands);
  await lookAtLending(hands, (name, page) => visit(`office-${name}`, page));
  await lookAtOffice(hands);
  await lookAtCare(hands);
  await lookAtFleet(hands);
}
