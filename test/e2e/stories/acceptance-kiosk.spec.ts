import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { v7 } from 'uuid';
import { type Station, startStation } from '../harness/station.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { mailAppScript } from './mail-app-script.ts';

let station: Station;
let console: Page;
test.beforeAll(async ({ browser }) => {
  station = await startStation(browser);
  console = await station.openConsole();
});
test.afterAll(() => station.stop());

const words = (key: string, filled: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(filled).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    dutchWords(`tests:${key}`),
  );

/** Asks the desk as the admin whose console is open. */
async function put(method: 'PUT' | 'POST', path: string, data: object): Promise<unknown> {
  const reply = await console.request.fetch(station.desk.url + path, {
    method,
    data,
    headers: { origin: station.desk.url },
  });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  const body: unknown = await reply.json();
  return body;
}

test('test aan de kiosk: a code from the console, the phone that is plugged in as proof, a lost network, and a run that goes on', async () => {
  test.setTimeout(180_000);
  const { screen } = station.kiosk();
  const title = screen.getByRole('heading', { level: 1 });
  const press = (name: string | RegExp) => screen.getByRole('button', { name }).click();
  const campaignId = await test.step('a lead opens a campaign', async () => {
    const day = (fromNow: number) =>
      new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);
    const facts = { name: 'Nieuwe mail-app', scope: '', release: null, releaseNotes: null };
    const made = await put('POST', '/v1/acceptance/campaigns', {
      ...facts,
      scope: 'Alleen mail.',
      ticketNumber: null,
      from: day(0),
      // Midnight may come before the end of this story.
      until: day(7),
    });
    const id = String((made as { campaignId: unknown }).campaignId);
    const path = `/v1/acceptance/campaigns/${id}`;
    const script = { ...mailAppScript, steps: mailAppScript.steps.slice(0, 3) };
    await put('PUT', `${path}/scripts/${v7()}`, { version: 0, content: script });
    await put('PUT', `${path}/testers/${v7()}`, { name: 'Noor', role: 'Zorg', readsA2: true });
    await put('PUT', `${path}/devices/${v7()}`, { model: 'iPhone 15', version: 'iOS 18' });
    await put('POST', `${path}/open`, {});
    return id;
  });

  const code = await test.step('the console shows the code of a tester once', async () => {
    await console.goto(`/console/acceptance/${campaignId}`);
    const main = console.getByRole('main');
    await main
      .getByRole('button', { name: dutchWords('acceptance:part.people'), exact: true })
      .click();
    const link = dutchWords('acceptance:tester.link-of').replace('{{name}}', 'Noor');
    await main.getByRole('button', { name: link }).click();
    const said = await console.getByText(/typ [2-9B-Z]{4}-[2-9B-Z]{4}/u).textContent();
    return (
      /([2-9B-Z]{4})-([2-9B-Z]{4})/u
        .exec(said ?? '')
        ?.slice(1)
        .join('') ?? ''
    );
  });

  const enter = async () => {
    await press(words('kiosk.open'));
    await screen.getByLabel(words('kiosk.code.label')).fill(code);
    await press(words('kiosk.code.go'));
    await expect(title).toHaveText(words('hello', { name: 'Noor' }));
  };
  await test.step('she types it at the kiosk', async () => {
    await expect(screen.getByRole('button', { name: words('kiosk.open') })).toBeVisible({
      timeout: 30_000,
    });
    await press(words('kiosk.open'));
    await expect(title).toHaveText(words('kiosk.code.title'));
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await screen.getByLabel(words('kiosk.code.label')).fill('BCDFGHJK');
    await press(words('kiosk.code.go'));
    await expect(screen.getByText(words('kiosk.code.unknown'))).toBeVisible();
    await screen.getByLabel(words('kiosk.code.label')).fill(code);
    await press(words('kiosk.code.go'));
    await expect(title).toHaveText(words('hello', { name: 'Noor' }));
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
  });

  const atStep = (step: number) =>
    expect(title).toHaveText(words('step-of', { step, steps: 3 }), { timeout: 15_000 });
  await test.step('the phone that she plugs in is read and is the proof', async () => {
    await press(/^Begin met/u);
    await expect(title).toHaveText(words('which-device'));
    await station.dock.plug('iphone');
    await press(/^Lees /u);
    await atStep(1);
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await press(words('answer.passed'));
    await atStep(2);
  });

  await test.step('without a network she says what failed, and goes on after she had left', async () => {
    await station.dock.network(false);
    await press(words('answer.failed'));
    await expect(title).toHaveText(words('told.failed'));
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
    await screen.getByRole('textbox').fill('Er komt een wit scherm.');
    await press(words('save'));
    await atStep(3);
    await press(dutchWords('kiosk:stage.back'));
    await press(words('kiosk.stop'));
    await expect(title).toHaveText(dutchWords('kiosk:attract.title'), { timeout: 20_000 });
    await enter();
    await press(/^Ga verder met/u);
    await atStep(3);
    await press(words('answer.passed'));
    await expect(title).toHaveText(words('finished.title'));
    await expect(screen.getByText(words('kiosk.kept'))).toBeVisible();
    expect(await audit(screen, { lang: 'nl', touch: true })).toEqual([]);
  });

  await test.step('the desk has every step as soon as it is there again', async () => {
    await station.dock.network(true);
    const main = console.getByRole('main');
    const findings = dutchWords('acceptance:part.findings');
    await expect(async () => {
      await console.goto(`/console/acceptance/${campaignId}`);
      await main.getByRole('button', { name: findings, exact: true }).click();
      await expect(main).toContainText('Er komt een wit scherm.', { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
  });
});
