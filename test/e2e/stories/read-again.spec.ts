import { expect } from '@playwright/test';
import { test } from '../harness/station.ts';
import {
  arrive,
  checkInAsGuest,
  letRead,
  press,
  takeNumber,
  tellReason,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';

test('a phone that was full is read again at the counter and shown before and after', async ({
  station,
}) => {
  const console = await station.openConsole('2');
  const { screen } = station.kiosk();
  const says = (key: string) =>
    expect(console.getByText(dutchWords(key).replace('{{kiosk}}', 'Hal')).first()).toBeVisible();

  await test.step('a visitor brings a full phone and takes it away again', async () => {
    await checkInAsGuest(screen, 'Noor');
    await tellReason(screen, 'Er komt geen mail meer binnen.');
    await arrive(screen, 'device-plug');
    await station.dock.plug('android-full');
    await letRead(screen);
    await press(screen, 'words:triage.finding.answers.also');
    await takeNumber(screen);
    await press(screen, 'kiosk:number.done');
    await station.dock.unplug();
    await arrive(screen, 'attract');
  });

  await test.step('the technician asks the kiosk, which waits and says so', async () => {
    await console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
    await expect(
      console.getByRole('button', { name: dutchWords('console:request.read-again') }),
    ).toBeVisible();
    await console.keyboard.press('u');
    await says('console:request.progress.waiting-for-device');
    await expect(screen.getByText(dutchWords('kiosk:attract.counter-work'))).toBeVisible();
  });

  await test.step('plugging the phone in begins no visit, and it is read', async () => {
    await station.dock.plug('android-cleared');
    await says('console:request.done.read-again');
    await arrive(screen, 'attract');
    await expect(screen.getByText(dutchWords('kiosk:attract.counter-work'))).toBeHidden();
  });

  await test.step('before and after stand side by side', async () => {
    const compared = console.getByRole('region', { name: dutchWords('console:compare.title') });
    await expect(
      compared.getByRole('listitem').filter({ hasText: dutchWords('console:compare.fate.gone') }),
    ).toContainText([/opslag|vol/iu]);
    const free = compared.getByRole('row').filter({ hasText: '+60 GB' });
    await expect(free).toContainText('1,2 GB');
    await expect(free).toContainText('61 GB');
    await console.keyboard.press('t');
    await expect(console.getByText(dutchWords('console:history.kiosk-done')).first()).toBeVisible();
  });

  await test.step('a visitor who stands there is left alone', async () => {
    await press(screen, 'words:errand.problem');
    await arrive(screen, 'check-in');
    await console.keyboard.press('u');
    await says('console:fault.kiosk-busy');
    await arrive(screen, 'check-in');
  });
});
