import type { ConsoleHands } from './console-journey.ts';

const ownPassword = 'een eigen wachtzin 42';

/** The first sign-in of a fresh desk, up to the empty queue. */
export async function enter({ desk, page, words, press, see }: ConsoleHands): Promise<void> {
  const first = desk.firstSignIn;
  if (first === null) throw new Error('This desk had its first sign-in before');
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);
  const titled = (key: string) =>
    page.getByRole('heading', { level: 1, name: words(key) }).waitFor();

  await page.goto('/console');
  await titled('console:sign-in.title');
  await see('sign-in');
  await fill('console:sign-in.user-name', first.userName);
  await fill('console:sign-in.password', 'not the password');
  await press('console:sign-in.submit');
  await page.getByRole('alert').waitFor();
  await see('sign-in-wrong');
  await fill('console:sign-in.password', first.oneTimePassword);
  await press('console:sign-in.submit');

  await titled('console:password.title');
  await see('change-password');
  await fill('console:password.current', first.oneTimePassword);
  await fill('console:password.next', 'short');
  await fill('console:password.again', 'other');
  await see('change-password-wrong');
  await fill('console:password.next', ownPassword);
  await fill('console:password.again', ownPassword);
  await press('console:password.submit');

  await titled('console:counter.title');
  await see('choose-counter');
  await page
    .getByRole('button', { name: words('console:counter.words').replace('{{counter}}', '2') })
    .click();
  await press('console:counter.submit');
  await page.getByText(words('console:empty.waiting.title')).waitFor();
  await see('queue-empty');
}
