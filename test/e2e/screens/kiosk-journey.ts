import type { Browser } from '@playwright/test';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Station } from '../harness/station.ts';
import { knowNoor } from '../stories/people.ts';
import { comeIn, checkIn } from './kiosk-arrival.ts';
import { connectDevice } from './kiosk-device.ts';
import { giveFacts } from './kiosk-facts.ts';
import { kioskHands } from './kiosk-hands.ts';
import { comeWhileClosed, leave, takeNumber, walkAway, withoutNetwork } from './kiosk-leaving.ts';
import { borrowWithoutBadge, lookAtClosedPorts } from './kiosk-ports.ts';
import { giveReason } from './kiosk-reason.ts';
import type { Visit } from './visit.ts';

/**
 * Walks a fresh station's kiosk through all its screens and states: one visit from door to goodbye,
 * one that is left alone and taken up again, one without a network, and one of each type of report.
 */
export async function walkKiosk(
  station: Station,
  browser: Browser,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  await knowNoor(browser, station);
  await station.open('always');
  const hands = await kioskHands(station, locale);
  const see = (name: string) => visit(`kiosk-${name}`, hands.screen);

  await comeIn(hands, see);
  await lookAtClosedPorts(hands, see);
  await checkIn(hands, see);
  await giveReason(hands, see);
  await connectDevice(hands, see);
  await takeNumber(hands, see);
  await leave(hands, see);
  await walkAway(hands, see);
  await withoutNetwork(hands, see);
  await giveFacts(hands, see);
  await borrowWithoutBadge(hands, see);
  await station.open('later-this-week');
  await comeWhileClosed(hands, see);

  await hands.silenceCore();
  await hands.arrive('connecting');
  await see('connecting');
}
