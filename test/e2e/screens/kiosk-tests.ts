import { expect } from '@playwright/test';
import { v7 } from 'uuid';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { ScriptContent } from '../../../shared/domain/acceptance/script.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { giveCamera } from '../harness/lab-camera.ts';
import type { Station } from '../harness/station.ts';
import { seeAllSizes, seeLarge, type See } from './kiosk-arrival.ts';
import { kioskHands, type KioskHands } from './kiosk-hands.ts';
import type { Visit } from './visit.ts';

const script: ScriptContent = {
  title: { nl: 'Nieuwe mail-app', en: 'New mail app' },
  steps: [
    {
      stepId: 'open',
      given: { nl: 'De app staat op je telefoon.', en: 'The app is on your phone.' },
      do: { nl: 'Open de mail-app.', en: 'Open the mail app.' },
      expect: { nl: 'Je ziet het beginscherm.', en: 'You see the first screen.' },
    },
    {
      stepId: 'photo',
      given: { nl: '', en: '' },
      do: { nl: 'Open een mail met een foto.', en: 'Open a mail with a photo.' },
      expect: { nl: 'Je ziet de foto.', en: 'You see the photo.' },
    },
  ],
};

/** A campaign that takes results until tonight; the code of its tester. */
async function openCampaign(station: Station): Promise<string> {
  const { request } = await station.openConsole();
  const { url } = station.desk;
  const send = async (method: 'POST' | 'PUT', path: string, data: object): Promise<unknown> => {
    const headers = { origin: url };
    const reply = await request.fetch(new URL(path, url).href, { method, headers, data });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    const body: unknown = await reply.json();
    return body;
  };
  const today = new Date().toISOString().slice(0, 10);
  const { campaignId } = deskContract['acceptance.create'].response.parse(
    await send('POST', deskContract['acceptance.create'].path, {
      ...{ name: 'Mail-app 2.0', scope: 'Mail.', release: null, releaseNotes: null },
      ...{ ticketNumber: null, from: today, until: today },
    }),
  );
  const path = `/v1/acceptance/campaigns/${campaignId}`;
  const testerId = v7();
  await send('PUT', `${path}/scripts/${v7()}`, { version: 0, content: script });
  const noor = { name: 'Noor', role: 'Zorg', readsA2: true };
  await send('PUT', `${path}/testers/${testerId}`, noor);
  await send('PUT', `${path}/devices/${v7()}`, { model: 'iPhone 15', version: 'iOS 18' });
  await send('PUT', `${path}/devices/${v7()}`, { model: 'Pixel 8', version: 'Android 15' });
  await send('POST', `${path}/open`, {});
  const { code } = deskContract['acceptance.link'].response.parse(
    await send('POST', `${path}/testers/${testerId}/link`, {}),
  );
  return code;
}

const minutesOfDay = 24 * 60;

/** A fresh station's kiosk where somebody tests: by his code, on what is plugged in, with and without a desk. */
export async function walkKioskTests(
  station: Station,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  const code = await openCampaign(station);
  const hands = await kioskHands(station, locale);
  const see = (name: string) => visit(`tests-${name}`, hands.screen);
  await giveCamera(hands.screen);
  await comeIn(hands, see, code);
  await chooseDevice(hands, see);
  await test(hands, see);
  await cannotTest(hands, see, code);
}

async function comeIn(hands: KioskHands, see: See, code: string): Promise<void> {
  const { screen, dock } = hands;
  await hands.arrive('attract');
  await hands.speak();
  await hands.button('tests:kiosk.open').waitFor({ timeout: 30_000 });
  await seeAllSizes(hands, see, 'attract');
  await hands.press('tests:kiosk.open');
  await hands.arrive('test-code');
  await seeAllSizes(hands, see, 'code');
  await dock.network(false);
  await screen.getByLabel(hands.words('tests:kiosk.code.label')).fill('BCDFGHJK');
  await hands.press('tests:kiosk.code.go');
  await screen.getByText(hands.words('tests:kiosk.code.away')).waitFor();
  await see('code-away');
  await dock.network(true);
  await expect(async () => {
    await hands.press('tests:kiosk.code.go');
    await screen.getByText(hands.words('tests:kiosk.code.unknown')).waitFor({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await seeAllSizes(hands, see, 'code-unknown');
  await screen.getByLabel(hands.words('tests:kiosk.code.label')).fill(code);
  await hands.press('tests:kiosk.code.go');
  await hands.arrive('test-choose');
  await seeAllSizes(hands, see, 'choose');
}

/** On what: nothing plugged in, a phone that leaves while it is read, and one that is read. */
async function chooseDevice(hands: KioskHands, see: See): Promise<void> {
  const { screen, dock } = hands;
  const first = screen.getByRole('main').getByRole('button').first();
  await first.click();
  await hands.arrive('test-device');
  await see('device-empty');
  await dock.plug('iphone');
  await expect(first).not.toContainText('iPhone 15, iOS 18');
  await seeAllSizes(hands, see, 'device');
  const letGo = await hands.withhold('test.start');
  await first.click();
  await hands.arrive('test-reading');
  await see('reading');
  await dock.unplug();
  await letGo();
  await screen.getByRole('alert').waitFor();
  await seeAllSizes(hands, see, 'device-not-read');
  await dock.plug('iphone');
  await expect(first).not.toContainText('iPhone 15, iOS 18');
  await first.click();
}

async function test(hands: KioskHands, see: See): Promise<void> {
  const { screen, dock } = hands;
  // A phone asks for trust first.
  await screen.locator('[data-screen="test-step"]').waitFor({ timeout: 30_000 });
  await seeAllSizes(hands, see, 'step');
  await seeLarge(hands, see, 'step');
  await hands.press('tests:answer.skipped');
  await screen.getByLabel(hands.words('tests:told.skipped')).waitFor();
  await see('told-skipped');
  await hands.press('kiosk:stage.back');
  await hands.press('tests:answer.passed');
  await expect(screen.getByRole('heading', { level: 1 })).toContainText('2');
  await hands.press('tests:answer.failed');
  await seeAllSizes(hands, see, 'told');
  await hands.press('tests:photo.take');
  await hands.press('kiosk:camera.take');
  await hands.press('kiosk:camera.use');
  await screen.getByText(hands.words('tests:photo.taken')).waitFor();
  await seeAllSizes(hands, see, 'told-photo');
  await seeLarge(hands, see, 'told-photo');
  await hands.press('kiosk:stage.back');
  await hands.press('kiosk:stage.back');
  await hands.arrive('test-choose');
  await seeAllSizes(hands, see, 'choose-begun');
  await screen.getByRole('main').getByRole('button').first().click();
  await hands.arrive('test-step');
  await dock.network(false);
  await hands.press('tests:answer.passed');
  await hands.arrive('test-done');
  await screen.getByText(hands.words('tests:kiosk.kept')).waitFor();
  await seeAllSizes(hands, see, 'done-kept');
  await dock.network(true);
}

/** Its last day is over when she comes back: no answer is taken any more. */
async function cannotTest(hands: KioskHands, see: See, code: string): Promise<void> {
  const { screen, dock } = hands;
  await hands.press('tests:kiosk.stop');
  await hands.arrive('goodbye');
  await dock.unplug();
  await hands.passTime(10);
  await hands.arrive('attract');
  await hands.speak();
  await hands.press('tests:kiosk.open');
  await hands.arrive('test-code');
  await dock.clock(minutesOfDay);
  await screen.getByLabel(hands.words('tests:kiosk.code.label')).fill(code);
  await hands.press('tests:kiosk.code.go');
  await hands.arrive('test-choose');
  await screen.getByText(hands.words('tests:not-taking')).waitFor();
  await seeAllSizes(hands, see, 'not-taking');
}
