import { noor } from '../stories/people.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import type { KioskHands } from './kiosk-hands.ts';

/** What the door says to whoever put a cable where no device is read. */
export async function lookAtClosedPorts(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  await hands.arrive('attract');
  await hands.speak();
  const chargeOnly = await hands.pretend({ ports: { closed: 'charge-only', readsAnywhere: true } });
  await screen.getByText(words('kiosk:closed-port.charge-only')).waitFor();
  await seeAllSizes(hands, see, 'attract-charge-only');
  await seeLarge(hands, see, 'attract-charge-only');
  await chargeOnly();
  const blocked = await hands.pretend({ ports: { closed: 'blocked', readsAnywhere: false } });
  await screen.getByText(words('kiosk:closed-port.none')).waitFor();
  await seeAllSizes(hands, see, 'attract-blocked');
  await blocked();
}

/** The same where a device is asked for. */
export async function plugWhereClosed(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  const chargeOnly = await hands.pretend({ ports: { closed: 'charge-only', readsAnywhere: true } });
  await screen.getByText(words('kiosk:closed-port.charge-only')).waitFor();
  await seeAllSizes(hands, see, 'device-plug-charge-only');
  await chargeOnly();
  const blocked = await hands.pretend({ ports: { closed: 'blocked', readsAnywhere: false } });
  await screen.getByText(words('kiosk:closed-port.none')).waitFor();
  await seeAllSizes(hands, see, 'device-plug-blocked');
  await blocked();
}

/** Who typed a number is asked for his badge before he takes anything along. */
export async function borrowWithoutBadge(hands: KioskHands, see: See): Promise<void> {
  const { screen, words } = hands;
  await hands.arrive('attract');
  await hands.speak();
  await hands.press('words:errand.handover');
  await hands.arrive('check-in');
  await hands.press('kiosk:check-in.number');
  await screen.getByLabel(words('kiosk:staff-number.label')).fill(noor.staffNumber);
  await hands.press('kiosk:staff-number.go');
  if ((await hands.arrive('earlier', 'category')) === 'earlier') {
    await hands.press('kiosk:earlier.join.no');
    await hands.arrive('category');
  }
  await hands.press('words:category.borrow');
  await hands.arrive('hand-out-choose');
  await screen.getByRole('heading', { name: words('hand-out:choose.badge-title') }).waitFor();
  await seeAllSizes(hands, see, 'hand-out-badge');
  await seeLarge(hands, see, 'hand-out-badge');
  await hands.press('kiosk:stage.start-over');
  await screen.getByRole('dialog').waitFor();
  await hands.press('kiosk:ask.start-over.yes');
  await hands.arrive('attract');
}
