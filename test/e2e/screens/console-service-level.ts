import type { ConsoleHands } from './console-journey.ts';
import type { SampleTicket } from './sample-tickets.ts';

/** Nothing is late while nobody came: with visitors it depends on the hour of the day. */
export async function lookAtNothingLate({ page, words, see }: ConsoleHands): Promise<void> {
  await page.goto('/console/agreements');
  await page.getByText(words('service-level:list.empty')).waitFor();
  await see('agreements-empty');
}

/** What was agreed: a pause on the card, the list, hours and targets. Leaves no pause behind. */
export async function lookAtAgreements(
  { page, words, press, see, open }: ConsoleHands,
  ticket: SampleTicket,
): Promise<void> {
  const agreed = page.getByRole('region', { name: words('service-level:title') });
  const titled = (key: string) =>
    page.getByRole('heading', { level: 1, name: words(key) }).waitFor();

  await open(ticket);
  await agreed.waitFor();
  await press('console:card.more');
  await page.getByRole('menuitem', { name: words('service-level:pause.title') }).click();
  const reason = page.getByLabel(words('service-level:pause.reason'));
  await reason.waitFor();
  await see('card-pause');
  await reason.fill('iPhone 13, accu A2656');
  await page.keyboard.press('Control+Enter');
  await agreed.getByText('A2656').waitFor();
  await see('card-paused');

  await page.goto('/console/agreements');
  // The desk looks at its clocks every few seconds, the page twice a minute.
  await page.getByRole('row').filter({ hasText: ticket.visitCode }).waitFor({ timeout: 60_000 });
  await see('agreements');
  await open(ticket);
  await press('service-level:pause.resume');
  await agreed.getByText('A2656').waitFor({ state: 'detached' });

  await page.goto('/console/service-terms');
  await titled('service-level:terms.title');
  await page
    .getByRole('heading', { level: 2, name: words('service-level:targets.title'), exact: true })
    .waitFor();
  await see('service-terms');

  await page.goto('/console/desk-rules');
  await titled('desk-rules:title');
  await page.getByLabel(words('desk-rules:rule.reopenDays'), { exact: true }).fill('91');
  await see('desk-rules');
}
