import type { Browser } from '@playwright/test';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Desk } from '../harness/desk.ts';
import { enter } from './console-entrance.ts';
import { takeConsole } from './console-journey.ts';
import { lookAtLending } from './console-lending.ts';
import { lookAtOffice } from './console-office.ts';
import type { Visit } from './visit.ts';

const unseen: Visit = () => Promise.resolve();

/** Walks what a desk lends, hands out and is run by, on a fresh desk. */
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
  await lookAtLending(hands, (name, page) => visit(`office-${name}`, page));
  await lookAtOffice(hands);
}
