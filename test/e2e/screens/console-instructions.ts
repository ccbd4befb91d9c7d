import type { ConsoleHands } from './console-journey.ts';

/** The instructions of the desk: the list, one that is written, and the list of words. */
export async function lookAtInstructions({ page, words, see, press }: ConsoleHands): Promise<void> {
  await page.goto('/console/instructions');
  await page.getByRole('heading', { level: 1, name: words('instructions:page') }).waitFor();
  await press('instructions:new.title');
  await page.getByLabel(words('instructions:field.title'), { exact: true }).fill('Wifi 2');
  await press('instructions:new.begin');
  await page
    .getByLabel(words('instructions:field.do'), { exact: true })
    .fill(
      'Open nu de app en kies daarna in de lijst de knop die helemaal onder aan het scherm staat voor een back-up.',
    );
  await page.getByText(words('instructions:save.saved')).waitFor();
  await see('instruction');

  await page.goto('/console/instructions');
  await page.getByRole('link', { name: 'Wifi 2' }).waitFor();
  await see('instructions');

  await page.goto('/console/instructions/jargon');
  await page.getByRole('table').waitFor();
  await see('jargon');
}
