import { expect, type Page } from '@playwright/test';
import { visitCodeSchema } from '../../../shared/domain/ticket.ts';
import { dutchWords } from './words.ts';

/** Presses the button or tile that says this. */
export async function press(screen: Page, key: string): Promise<void> {
  await screen
    .getByRole('button', { name: dutchWords(key) })
    .first()
    .click();
}

/** Waits until the kiosk is on one of these screens, and says which. */
export async function arrive(screen: Page, ...screens: readonly string[]): Promise<string> {
  const stage = screen.locator('[data-screen]');
  // A goodbye stands six seconds before the first screen.
  const timeout = screens.includes('attract') ? 20_000 : 10_000;
  const one = new RegExp(`^(?:${screens.join('|')})$`, 'u');
  await expect(stage).toHaveAttribute('data-screen', one, { timeout });
  return (await stage.getAttribute('data-screen')) ?? '';
}

/** Checks in as a guest, from the attract screen to the first question. */
export async function checkInAsGuest(screen: Page, name: string): Promise<void> {
  await arrive(screen, 'attract');
  await press(screen, 'words:errand.problem');
  await arrive(screen, 'check-in');
  await press(screen, 'kiosk:check-in.guest');
  await screen.getByLabel(dutchWords('kiosk:guest.name')).fill(name);
  await screen.getByLabel(dutchWords('kiosk:guest.contact')).fill('06 00 00 00 00');
  await press(screen, 'kiosk:guest.go');
  await arrive(screen, 'category');
}

/** Says that the wifi does not work, in these words. */
export async function tellReason(screen: Page, words: string): Promise<void> {
  await comeToWords(screen);
  await screen.getByLabel(dutchWords('kiosk:words.label')).fill(words);
  await press(screen, 'kiosk:words.go');
}

/** Says that the wifi does not work, up to where it is told in own words. */
export async function comeToWords(screen: Page): Promise<void> {
  await press(screen, 'words:category.wifi');
  while ((await arrive(screen, 'triage', 'words')) === 'triage') {
    const question = screen.getByRole('heading', { level: 1 });
    const asked = await question.textContent();
    await press(screen, 'words:triage.not-sure');
    await expect(question).not.toHaveText(asked ?? '');
  }
}

/** Agrees that the device that is plugged in is read, and waits until it is. */
export async function letRead(screen: Page): Promise<void> {
  await arrive(screen, 'device-consent');
  await press(screen, 'kiosk:device-consent.yes');
  // Each question to the device takes its time, and the reader is a process of its own.
  const result = screen.locator('[data-screen="device-result"]');
  await expect(result).toBeVisible({ timeout: 30_000 });
}

/** Answers each question of urgency with its first tile and takes the proposal, up to the number. */
export async function takeNumber(screen: Page): Promise<string> {
  while ((await arrive(screen, 'urgency', 'proposal')) === 'urgency') {
    const question = screen.getByRole('heading', { level: 1 });
    const asked = await question.textContent();
    await screen.getByRole('main').getByRole('button').first().click();
    await expect(question).not.toHaveText(asked ?? '');
  }
  await press(screen, 'kiosk:proposal.go');
  await arrive(screen, 'number');
  const main = await screen.getByRole('main').innerText();
  const code = main.split(/\s+/u).find((word) => visitCodeSchema.safeParse(word).success);
  if (code === undefined) throw new Error(`No visit code on the screen: ${main}`);
  return code;
}

/** A whole visit without a device; answers the visit code. */
export async function visitAsGuest(screen: Page, name: string): Promise<string> {
  await checkInAsGuest(screen, name);
  await tellReason(screen, 'De wifi valt steeds weg.');
  await goOnWithoutDevice(screen);
  return takeNumber(screen);
}

/** Says that there is no device. A kiosk that can read nothing asks nothing about one. */
export async function goOnWithoutDevice(screen: Page): Promise<void> {
  await arrive(screen, 'device-plug');
  const without = screen.getByRole('button', { name: dutchWords('kiosk:device-plug.without') });
  const goOn = screen.getByRole('button', {
    name: dutchWords('kiosk:device-plug.go'),
    exact: true,
  });
  await without.or(goOn).click();
}
