import { expect } from '@playwright/test';
import { test } from '../harness/station.ts';
import {
  arrive,
  checkInAsGuest,
  goOnWithoutDevice,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';

test('the network dies, the kiosk is killed, and the ticket arrives once', async ({ station }) => {
  const console = await station.openConsole('1');
  let { screen } = station.kiosk();
  const words = 'Mijn wifi valt steeds weg, zegt Yara.';

  const resumeCode = await test.step('a visit begins and the network goes', async () => {
    await checkInAsGuest(screen, 'Yara');
    await station.dock.network(false);
    await tellReason(screen, words);
    await arrive(screen, 'device-plug');
    return (await screen.getByRole('banner').locator('b').textContent())?.trim() ?? '';
  });

  await test.step('after a power cut nobody sees her visit', async () => {
    await station.kiosk().kill();
    ({ screen } = await station.startKiosk());
    await station.dock.network(false);
    await arrive(screen, 'attract');
    await expect(screen.locator('body')).not.toContainText('Yara');
    await expect(screen.locator('body')).not.toContainText(words);
  });

  await test.step('her code brings it back where it was', async () => {
    await press(screen, 'kiosk:attract.resume');
    await arrive(screen, 'resume');
    await screen.getByLabel(dutchWords('kiosk:resume.label')).fill(resumeCode);
    await press(screen, 'kiosk:resume.go');
    await arrive(screen, 'device-plug');
    await press(screen, 'kiosk:device-plug.without');
  });

  const code = await test.step('the visit ends with a number of the kiosk itself', async () => {
    const given = await takeNumber(screen);
    await expect(screen.getByText(dutchWords('kiosk:number.own-number'))).toBeVisible();
    return given;
  });

  await test.step('a second power cut before the network is back', async () => {
    await station.kiosk().kill();
    ({ screen } = await station.startKiosk());
    await arrive(screen, 'attract');
    await expect(screen.locator('body')).not.toContainText('Yara');
  });

  await test.step('the ticket stands in the queue once, under the number she holds', async () => {
    await expect(console.getByText(code).first()).toBeVisible({ timeout: 20_000 });
    const search = await console.request.get(`/v1/tickets?q=${encodeURIComponent('Yara')}`);
    const found = (await search.json()) as { items: { visitCode: string }[] };
    expect(found.items.map((item) => item.visitCode)).toEqual([code]);
  });
});

test('the network is back while a visitor reads her number, and the screen says that the desk has it', async ({
  station,
}) => {
  const { screen } = station.kiosk();
  await checkInAsGuest(screen, 'Noa');
  await tellReason(screen, 'Mijn wifi valt steeds weg.');
  await goOnWithoutDevice(screen);
  await station.dock.network(false);
  const code = await takeNumber(screen);
  await expect(screen.getByText(dutchWords('kiosk:number.own-number'))).toBeVisible();
  await expect(screen.getByRole('img', { name: dutchWords('kiosk:number.qr') })).toBeHidden();

  await station.dock.network(true);

  const main = screen.getByRole('main');
  await expect(main).toContainText(dutchWords('kiosk:number.desk-has-it'), { timeout: 20_000 });
  await expect(main).toContainText(code);
  await expect(main).not.toContainText(dutchWords('words:next-step.number-valid-desk-follows'));
  await expect(screen.getByRole('img', { name: dutchWords('kiosk:number.qr') })).toBeVisible();
  await expect(screen.getByText(dutchWords('kiosk:number.own-number'))).toBeHidden();
});

test('the reader process dies while it reads and the visitor tries again', async ({ station }) => {
  const { screen } = station.kiosk();
  await checkInAsGuest(screen, 'Bo');
  await tellReason(screen, 'Telefoon doet raar');
  await arrive(screen, 'device-plug');
  // Its question stays unanswered, so the reading lasts longer than the reader.
  await station.dock.plug('iphone-silent');
  await arrive(screen, 'device-consent');
  await press(screen, 'kiosk:device-consent.yes');
  await arrive(screen, 'device-reading');

  await station.dock.reader('crash');
  await arrive(screen, 'device-failed', 'device-unplugged');
  // A new life of the reader finds what is plugged in once more; it is gone when the screen says so.
  await station.dock.unplug();
  await arrive(screen, 'device-unplugged');
  await station.dock.plug('android-healthy');
  await expect(screen.getByRole('main')).toContainText('Pixel 8');

  await letRead(screen);
});
