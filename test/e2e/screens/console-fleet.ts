import { expect } from '@playwright/test';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import { fleetMapRoutes } from '../../../shared/contract/fleet-map-routes.ts';
import type { PortDay } from '../../../shared/domain/fleet/port-health.ts';
import { releaseOf } from '../../integration/release-samples.ts';
import {
  listReleases,
  sendPart,
  setUpUpdates,
  startRollout,
} from '../../integration/update-steps.ts';
import type { ConsoleHands } from './console-journey.ts';
import { type FleetHands, fleetHands } from './fleet-hands.ts';
import { samplePlan } from './sample-plan.ts';

const mapPath = `**${fleetMapRoutes['fleet-map.get'].path}`;

/** Kiosks with trouble: a suspect port, a version that one of them never hears of, and where they all stand. */
export async function lookAtFleet(hands: ConsoleHands): Promise<void> {
  const fleet = await fleetHands(hands.desk, hands.page);
  const day = new Date().toISOString().slice(0, 10);
  const plugs = (port: string, data: number, noData: number): PortDay => ({
    ...{ day, port, data, read: data, noData },
    lastTrouble: noData === 0 ? null : 'power-only',
  });
  await fleet.enrol('Kantine', { ports: [plugs('1-1', 14, 0), plugs('1-2', 1, 7)] });
  await fleet.enrol('Magazijn', { printer: 'failed' });
  await fleet.enrol('Ingang', { locked: true });
  await lookAtPorts(hands);
  await lookAtMap(hands);
  await lookAtSkipped(hands, fleet);
  await lookAtPortPolicy(hands);
}

/** The form of a profile, and in it what ports are for. */
async function lookAtPortPolicy({ page, words, see }: ConsoleHands): Promise<void> {
  await page.goto('/console/kiosk-settings');
  await page.getByRole('link', { name: 'Standaard', exact: true }).click();
  const form = page.getByRole('form', { name: words('kiosk-config:editor.title') });
  await form.waitFor();
  await see('kiosk-settings-form');
  await form.getByLabel(words('kiosk-config:field.ports.chargeOnly')).fill('1-2, 1-4.3');
  const blocked = form.getByLabel(words('kiosk-config:field.ports.blocked'));
  await blocked.fill('1-2');
  await blocked.blur();
  await form.getByText(words('kiosk-config:problem.port-twice')).first().waitFor();
  await see('kiosk-settings-ports');
}

async function lookAtPorts({ page, words, see }: ConsoleHands): Promise<void> {
  await page.goto('/console/kiosks');
  await page.getByRole('link', { name: 'Kantine', exact: true }).click();
  const ports = page.getByRole('table', { name: words('fleet:ports.title') });
  await ports.getByRole('rowheader', { name: '1-2' }).scrollIntoViewIfNeeded();
  await see('kiosk-ports');
}

async function lookAtMap({ page, words, press, see, wear }: ConsoleHands): Promise<void> {
  const turnToMap = async () => {
    await page.goto('/console/kiosks/map');
    await page.getByRole('heading', { level: 1, name: words('fleet:title') }).waitFor();
  };
  const answer = async (change: (kiosks: readonly MappedKiosk[]) => readonly MappedKiosk[]) =>
    page.route(mapPath, async (route) => {
      const reply = await route.fetch();
      const map = fleetMapRoutes['fleet-map.get'].response.parse(await reply.json());
      await route.fulfill({ json: { ...map, kiosks: change(map.kiosks) } });
    });

  await answer(() => []);
  await turnToMap();
  await page.getByText(words('fleet-map:none')).waitFor();
  await see('map-empty');
  await page.unroute(mapPath);

  await turnToMap();
  await page.getByRole('link', { name: 'Magazijn' }).waitFor();
  await see('map-no-plan');
  await press('fleet-map:plan.add');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('fleet-map:plan.name')).fill('Begane grond');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'plan.png',
    mimeType: 'image/png',
    buffer: await samplePlan(page),
  });
  await see('map-add-plan');
  await dialog.getByRole('button', { name: words('fleet-map:plan.submit'), exact: true }).click();
  await press('fleet-map:arrange');
  for (const [name, left, top] of [
    ['Kantine', '53', '20'],
    ['Magazijn', '92', '60'],
    ['Ingang', '20', '80'],
  ] as const) {
    await page
      .getByRole('button', { name: words('fleet-map:put-on').replace('{{name}}', name) })
      .click();
    const place = page.getByRole('group', { name });
    await place.getByLabel(words('fleet-map:from-left')).fill(left);
    await place.getByLabel(words('fleet-map:from-top')).fill(top);
  }
  await see('map-arrange');
  await press('fleet-map:save');
  const markers = page.locator('main li a[data-side]');
  const drawn = async () => {
    await markers.first().waitFor();
    await expect
      .poll(() =>
        page.locator('main img').evaluate(({ naturalWidth }: HTMLImageElement) => naturalWidth),
      )
      .toBeGreaterThan(0);
  };
  await drawn();
  await see('map');
  await wear('dark');
  await drawn();
  await see('map-dark');
  await wear('contrast');
  await drawn();
  await see('map-contrast');
  await wear('light');

  await answer(crowd);
  await turnToMap();
  await expect(markers).toHaveCount(40);
  await drawn();
  await see('map-forty');
  await page.unroute(mapPath);

  await page.route(mapPath, (route) => route.fulfill({ status: 503, body: '' }));
  await turnToMap();
  await page.getByRole('alert').first().waitFor({ timeout: 30_000 });
  await see('map-error');
  await page.unroute(mapPath);
}

/** Forty kiosks on one floor, in all states, some of them close together. */
function crowd(kiosks: readonly MappedKiosk[]): readonly MappedKiosk[] {
  const sample = kiosks.find(({ place }) => place !== null);
  if (sample?.place == null) throw new Error('No kiosk stands on a plan');
  const { planId } = sample.place;
  const looks: readonly Partial<MappedKiosk>[] = [
    {},
    {},
    { standing: 'attention', concerns: ['disk', 'reader'] },
    { standing: 'away' },
    { standing: 'attention', concerns: ['locked'] },
    { draining: true },
    { standing: 'never-heard', key: 'token', lastHeardAt: null },
    { key: 'retired' },
    { key: 'stolen' },
    { key: 'gone' },
  ];
  return Array.from({ length: 40 }, (_, at) => ({
    ...sample,
    ...({ standing: 'fine', concerns: [], key: 'active' } as const),
    ...looks[at % looks.length],
    kioskId: `019ac8f4-7c00-7000-8000-${String(at).padStart(12, '0')}`,
    name: `Kiosk ${at + 1}`,
    place: { planId, x: 30 + (at % 8) * 130, y: 60 + Math.floor(at / 8) * 210 },
  }));
}

async function lookAtSkipped({ page, words, see }: ConsoleHands, fleet: FleetHands): Promise<void> {
  const content = Buffer.alloc(1024, 'version 0.2.0 ');
  const release = releaseOf('0.2.0', content);
  const keys = await setUpUpdates(fleet, Date.now());
  await listReleases(fleet, keys, [release], 1, Date.now());
  await sendPart(fleet.admin, release, 0, content);
  await startRollout(fleet, '0.2.0', [{ by: 'share', percent: 100 }]);
  await page.goto('/console/updates');
  await page.getByRole('heading', { level: 4, name: words('updates:skipped.title') }).waitFor();
  await see('updates-skipped');
}
