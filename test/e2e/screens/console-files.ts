import { expect } from '@playwright/test';
import type { ConsoleHands } from './console-journey.ts';
import { samplePicture } from './sample-picture.ts';

/** The files of a ticket: none, and one added beside one that is refused. */
export async function lookAtFiles({ page, words, see, press }: ConsoleHands): Promise<void> {
  await page.getByRole('tab', { name: words('attachments:tab') }).click();
  await page.getByText(words('attachments:none')).waitFor();
  await see('card-no-files');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'scherm.png', mimeType: 'image/png', buffer: samplePicture(120) },
    { name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
  ]);
  await page.getByText(words('attachments:done'), { exact: true }).waitFor();
  await page.getByLabel(words('attachments:picture-words')).waitFor();
  await see('card-files');
  await press('attachments:shut');
}

/** The card while its visitor is asked on a screen of his own, and after that screen went away. */
export async function askElsewhere({ page, words, see }: ConsoleHands): Promise<void> {
  const screen = await page.context().newPage();
  await screen.goto('/counter-screen');
  // The name of the site comes from the desk, after the screen said to the console that it is there.
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Testhuis');
  await page.bringToFront();
  await page.keyboard.press('v');
  await page.getByText(words('counter-screen:asked.waits')).waitFor();
  await see('card-asked-elsewhere');
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(
    words('counter-screen:question'),
  );
  await screen.close();
  await page.getByText(words('counter-screen:asked.lost')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
