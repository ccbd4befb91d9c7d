import { expect } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { sendAsKiosk } from '../../integration/as-kiosk.ts';
import { intake } from '../../integration/desk-intake.ts';
import { test } from '../harness/station.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { wordsOf } from '../screens/visit.ts';

/** So many that the last of them cannot be helped before the desk closes. */
const waiting = 12;

test('end of the day: nobody is sent to wait for what will hardly be today', async ({
  station,
}) => {
  test.setTimeout(240_000);
  const kiosk = station.kiosk().screen;
  const english = wordsOf('en');
  await station.open('closes-soon');
  const console = await station.openConsole('Balie 1');
  for (let visit = waiting; visit > 0; visit -= 1) {
    const submittedAt = new Date(Date.now() - visit * 1000).toISOString();
    const body = intake({ startedAt: submittedAt, submittedAt });
    const reply = await sendAsKiosk(station.desk.joinFile, {
      method: 'POST',
      path: deskContract['ticket.create'].path,
      headers: { 'idempotency-key': body.visitId },
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(200);
  }

  await test.step('the kiosk says so at its door, and asks before anything is told', async () => {
    await expect(kiosk.getByText(dutchWords('words:wait.not-today'))).toBeVisible({
      timeout: 30_000,
    });
    await kiosk.getByRole('button', { name: dutchWords('words:errand.problem') }).click();
    await expect(
      kiosk.getByRole('heading', { level: 1, name: dutchWords('kiosk:not-today.title') }),
    ).toBeVisible();
    expect(await audit(kiosk, { lang: 'nl', touch: true })).toEqual([]);
    await kiosk.getByRole('button', { name: /English/u }).click();
    await expect(
      kiosk.getByRole('heading', { level: 1, name: english('kiosk:not-today.title') }),
    ).toBeVisible();
  });

  await test.step('who comes back later leaves nothing', async () => {
    await kiosk.getByRole('button', { name: english('kiosk:not-today.come-back') }).click();
    await expect(
      kiosk.getByRole('button', { name: dutchWords('words:errand.problem') }),
    ).toBeVisible();
  });

  await test.step('the console names them and chooses them at once', async () => {
    const late = console.getByRole('region', { name: dutchWords('lists:not-today.title') });
    await expect(late).toBeVisible({ timeout: 30_000 });
    const codes = await late.getByRole('link').count();
    await late.getByRole('button').click();
    await expect(console.locator('tr[data-ticket] input:checked')).toHaveCount(codes);
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('the wall says it in both languages', async () => {
    const board = await station.openBoard();
    await expect(board.getByText(dutchWords('board:not-today')).first()).toBeVisible();
    await expect(board.getByText(english('board:not-today')).first()).toBeVisible();
  });
});
