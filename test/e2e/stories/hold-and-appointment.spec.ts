import { expect, type Page } from '@playwright/test';
import { ticketSchema } from '../../../shared/domain/ticket.ts';
import { test } from '../harness/station.ts';
import {
  arrive,
  goOnWithoutDevice,
  press,
  takeNumber,
  tellReason,
  visitAsGuest,
} from '../harness/visitor.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { knowNoor, noor } from './people.ts';

/** In this many minutes somebody is expected. */
const soonMinutes = 5;

test('no-show, hold, recall, reinsert and an appointment', async ({ browser, station }) => {
  // Three whole visits, each with its goodbye.
  test.setTimeout(240_000);
  await knowNoor(browser, station);
  const console = await station.openConsole('2');
  const board = await station.openBoard();
  const { screen } = station.kiosk();
  const next = () =>
    console
      .getByRole('button', { name: dutchWords('console:next.button') })
      .first()
      .click();
  const stands = (status: string) =>
    expect(
      console
        .getByRole('main')
        .getByText(dutchWords(`words:status.${status}`))
        .first(),
    ).toBeVisible();
  const phoneOf = async (): Promise<Page> => {
    // In the list the visitor stands as called before his card is open.
    await expect(console).toHaveURL(/\/tickets\//u);
    const ticketId = new URL(console.url()).pathname.split('/').at(-1) ?? '';
    const card = await console.request.get(`${station.desk.url}/v1/tickets/${ticketId}`);
    const context = await browser.newContext({
      baseURL: station.desk.url,
      viewport: { width: 390, height: 844 },
      locale: 'nl-NL',
    });
    const phone = await context.newPage();
    await phone.goto(ticketSchema.parse(await card.json()).statusPath);
    return phone;
  };
  const phoneSays = (phone: Page, key: string) =>
    expect(phone.getByRole('heading', { level: 1 })).toHaveText(dutchWords(`status:${key}.title`));
  const visits = async (name: string): Promise<string> => {
    const code = await visitAsGuest(screen, name);
    await press(screen, 'kiosk:number.done');
    return code;
  };

  const one = await test.step('two visitors take a number', () => visits('Sam'));
  const two = await visits('Robin');

  const phone =
    await test.step('who is called twice and does not come is put down so', async () => {
      await next();
      await stands('called');
      await expect(board.getByRole('main')).toContainText(one);
      const itsPhone = await phoneOf();
      await expect(
        console.getByRole('button', { name: dutchWords('console:move.no-show') }),
      ).toBeHidden();
      await console.keyboard.press('l');
      await expect(
        console.getByRole('button', { name: dutchWords('console:move.no-show') }),
      ).toBeVisible();
      await console.keyboard.press('d');
      await stands('no-show');
      await phoneSays(itsPhone, 'state.no-show');
      expect(await audit(itsPhone, { lang: 'nl', touch: false })).toEqual([]);
      return itsPhone;
    });

  await test.step('one press on the phone puts him back, behind who is next', async () => {
    await phone.getByRole('button', { name: dutchWords('status:here.button') }).click();
    await phoneSays(phone, 'state.waiting');
    await phone.getByText(dutchWords('status:why.title')).click();
    await expect(phone.getByText(dutchWords('status:why.missed'))).toBeVisible();
    await stands('waiting');
  });

  await test.step('the next one is put on hold with a reason, and comes back by one key', async () => {
    await next();
    await expect(console.getByRole('heading', { level: 1 })).toContainText('Robin');
    const itsPhone = await phoneOf();
    await console.keyboard.press('w');
    await console.getByLabel(dutchWords('console:form.hold.reason')).fill('Haalt zijn oplader.');
    await console.keyboard.press('Control+Enter');
    await stands('on-hold');
    await phoneSays(itsPhone, 'state.on-hold');
    // The card hears of it before the form does; until then Escape is for the form.
    await expect(console.getByLabel(dutchWords('console:form.hold.reason'))).toBeHidden();
    await console.keyboard.press('Escape');
    await console.getByRole('button', { name: dutchWords('console:view.held') }).click();
    await console.getByRole('link', { name: two }).click();
    await stands('on-hold');
    await expect(console.getByRole('heading', { level: 1 })).toContainText('Robin');
    await console.keyboard.press('e');
    await stands('waiting');
    await phoneSays(itsPhone, 'state.next');
  });

  const startsAtMs = Date.now() + soonMinutes * 60_000;
  const appointment = console.getByRole('row').filter({ hasText: noor.firstName });
  /** The page of the day of her appointment, and its time there. */
  const openItsDay = async (): Promise<string> => {
    await console.goto('/console/appointments');
    await expect(console.getByText(dutchWords('appointments:rule.early'))).toBeVisible();
    // As the browser's own clock says it, which may stand in another zone than this process.
    const { time, isTomorrow } = await console.evaluate((ms) => {
      const moment = new Date(ms);
      return {
        time: moment.toTimeString().slice(0, 5),
        isTomorrow: moment.getDate() !== new Date().getDate(),
      };
    }, startsAtMs);
    if (isTomorrow) {
      await console.getByRole('button', { name: dutchWords('appointments:day-after') }).click();
    }
    return time;
  };

  await test.step('a colleague books an appointment and reads the rule', async () => {
    const time = await openItsDay();
    await console.getByLabel(dutchWords('appointments:who.badge')).fill(noor.staffNumber);
    await console.getByLabel(dutchWords('appointments:time'), { exact: true }).fill(time);
    await console.getByLabel(dutchWords('appointments:column.reason')).fill('Nieuwe laptop');
    await console.getByRole('button', { name: dutchWords('appointments:book') }).click();
    await expect(appointment).toContainText(dutchWords('appointments:state.booked'));
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  await test.step('known by her badge she goes before those who came a moment ago', async () => {
    await arrive(screen, 'attract', 'goodbye');
    await arrive(screen, 'attract');
    await press(screen, 'words:errand.problem');
    await arrive(screen, 'check-in');
    await station.dock.badge(noor.badgeNumber);
    await arrive(screen, 'category');
    await tellReason(screen, 'Ik kom voor mijn afspraak.');
    await goOnWithoutDevice(screen);
    const code = await takeNumber(screen);
    await console.goto('/console');
    const row = console.getByRole('row').filter({ hasText: code });
    await expect(row).toContainText(/Afspraak \d\d:\d\d/u);
    await next();
    await expect(console.getByRole('heading', { level: 1 })).toContainText(noor.firstName);
  });

  await test.step('it was for something else: she is still expected', async () => {
    const card = console.url();
    await openItsDay();
    await expect(appointment).toContainText(dutchWords('appointments:state.arrived'));
    const again = dutchWords('appointments:expect-again-of').replace('{{name}}', noor.firstName);
    await console.getByRole('button', { name: again }).click();
    const dialog = console.getByRole('alertdialog', { name: again });
    await expect(dialog).toContainText(dutchWords('appointments:expect-again-means'));
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await dialog.getByRole('button', { name: dutchWords('appointments:expect-again-yes') }).click();
    await expect(appointment).toContainText(dutchWords('appointments:state.booked'));
    await expect(dialog).toBeHidden();
    await console.goto(card);
  });

  await test.step('the history says all of it', async () => {
    await expect(console.getByRole('tablist')).toBeVisible();
    await console.keyboard.press('t');
    for (const said of ['appointment-kept', 'appointment-expected']) {
      await expect(console.getByText(dutchWords(`console:history.${said}`)).first()).toBeVisible();
    }
  });
});
