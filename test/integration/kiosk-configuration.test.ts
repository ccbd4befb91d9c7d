import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Configuration } from '../../main/config/configuration.ts';
import { ownConfig, kioskSettingsSchema } from '../../main/config/settings.ts';
import { type DeskClient, noDesk } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import type { KioskDatabase } from '../../main/store/tables.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { heartbeatSchema } from '../../shared/domain/fleet/heartbeat.ts';
import { type KioskConfig, firstProfileId, usualConfig } from '../../shared/domain/kiosk-config.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { until, value } from './kiosk-parts.ts';

const own = ownConfig(kioskSettingsSchema.parse({ resumeMinutes: 3 }));
const profileId = firstProfileId;
const otherProfileId = '01936f00-0000-7000-8000-0000000000c9';

function minutes(resumeMinutes: number): KioskConfig {
  return { ...usualConfig, resumeMinutes };
}

/** A desk that sends what it is told to, whatever that is. */
class SendingDesk implements DeskClient {
  asked = 0;
  away = false;
  sends: { profileId: string; version: number; content: object } | null = null;
  readonly putPhoto: DeskClient['putPhoto'] = (hash, jpeg) => noDesk.putPhoto(hash, jpeg);
  readonly call: DeskClient['call'] = () => {
    this.asked += 1;
    // Parsed where it arrives.
    return Promise.resolve(
      this.away
        ? err(fault('desk/unreachable', 'Away'))
        : ok({ configuration: this.sends } as never),
    );
  };
}

let folder: string;
let database: KioskDatabase;
let time: ManualTime;
let desk: SendingDesk;
let isBusy: boolean;
let kioskId: string;
const proven = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-configuration-'));
  database = value(await openKioskDatabase(folder));
  time = new ManualTime();
  desk = new SendingDesk();
  isBusy = false;
  kioskId = 'hall';
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** As a kiosk starts, and starts again. */
async function started(): Promise<Configuration> {
  const configuration = new Configuration({
    own,
    store: new SettingStore(database),
    kioskId: () => kioskId,
    proven,
    timer: time,
    log: silentLog,
    isBusy: () => Promise.resolve(isBusy),
    onChange: () => undefined,
  });
  await configuration.start();
  return configuration;
}

async function sent(to: Configuration, version: number, content: object, of = profileId) {
  desk.sends = { profileId: of, version, content };
  await to.named({ profileId: of, version }, desk);
}

it('goes by its own file until its desk names a version, and fetches each once', async () => {
  const configuration = await started();
  const before = configuration.current.resumeMinutes;
  await configuration.named(null, desk);
  await sent(configuration, 1, minutes(20));
  await configuration.named({ profileId, version: 1 }, desk);

  expect([before, configuration.current.resumeMinutes, desk.asked]).toEqual([3, 20, 1]);
  expect(configuration.told).toEqual({
    configVersion: 1,
    configuration: { running: { profileId, version: 1 }, refused: null },
  });
});

it('starts from the last good one without a desk', async () => {
  await sent(await started(), 4, minutes(20));

  const again = await started();

  expect([again.current.resumeMinutes, again.told.configVersion]).toEqual([20, 4]);
});

it.each([
  ['an unknown field', { ...usualConfig, colour: 'red' }, 'Unrecognized key: "colour"'],
  ['a figure out of bounds', minutes(0), 'resumeMinutes'],
  ['nothing of ours', { languages: 7 }, 'languages'],
])('keeps its last good one when it is sent %s, and says why', async (_what, content, reason) => {
  const configuration = await started();
  await sent(configuration, 1, minutes(20));
  await sent(configuration, 2, content);
  const again = await started();

  expect(configuration.told.configuration).toMatchObject({
    running: { version: 1 },
    refused: { profileId, version: 2, because: 'configuration/broken' },
  });
  expect(configuration.told.configuration?.refused?.detail).toContain(reason);
  expect([configuration.current, again.current]).toEqual([minutes(20), minutes(20)]);
});

it('has nothing to refuse any more once the desk sends a good one', async () => {
  const configuration = await started();
  await sent(configuration, 1, minutes(0));
  await sent(configuration, 1, minutes(25));

  expect(configuration.told.configuration).toEqual({
    running: { profileId, version: 1 },
    refused: null,
  });
});

it('refuses an older version than it has had, before it asks and after, also after a restart', async () => {
  const first = await started();
  await sent(first, 2, minutes(20));
  const asked = desk.asked;
  await sent(first, 1, minutes(90));
  const named = [desk.asked - asked, first.told.configuration?.refused?.because];

  const again = await started();
  // It names a new one and hands over an old one.
  desk.sends = { profileId, version: 1, content: minutes(90) };
  await again.named({ profileId, version: 3 }, desk);

  expect(named).toEqual([0, 'configuration/older']);
  expect(again.told.configuration).toMatchObject({
    running: { version: 2 },
    refused: { version: 1, because: 'configuration/older' },
  });
  expect(again.current).toEqual(minutes(20));
});

it('counts the versions of another profile by themselves, and still knows those of the first', async () => {
  const configuration = await started();
  await sent(configuration, 7, minutes(20));
  await sent(configuration, 1, minutes(30), otherProfileId);
  const moved = configuration.told.configuration?.running;
  await sent(configuration, 6, minutes(40));

  expect(moved).toEqual({ profileId: otherProfileId, version: 1 });
  expect(configuration.told.configuration?.refused?.because).toBe('configuration/older');
  expect(configuration.current).toEqual(minutes(30));
});

it('begins to count anew at another desk, whose first profile has the same name', async () => {
  await sent(await started(), 2, minutes(20));
  kioskId = 'hall of another desk';

  const moved = await started();
  const before = moved.current.resumeMinutes;
  await sent(moved, 2, minutes(30));
  await sent(moved, 1, minutes(40));

  expect([before, moved.current.resumeMinutes]).toEqual([20, 30]);
  expect(moved.told.configuration?.refused?.because).toBe('configuration/older');
});

it('tells a reason that fits a heartbeat, whatever it was sent', async () => {
  const configuration = await started();
  await sent(configuration, 1, { ['\u{1F600}'.repeat(500)]: 1, ['\n\u202E']: 2 });

  expect(heartbeatSchema.shape.configuration.parse(configuration.told.configuration)).toMatchObject(
    { refused: { because: 'configuration/broken' } },
  );
});

it('changes nothing under the hands of a visitor, and takes it up when he has gone', async () => {
  const configuration = await started();
  isBusy = true;
  await sent(configuration, 1, minutes(20));
  time.pass(60_000);
  const during = [configuration.current.resumeMinutes, configuration.told.configVersion];

  isBusy = false;
  await until(time, () => Promise.resolve(configuration.told.configVersion === 1));
  await configuration.stop();

  expect(during).toEqual([3, null]);
  expect(configuration.current.resumeMinutes).toBe(20);
});

it('has kept it when the power goes in the middle of a visit', async () => {
  isBusy = true;
  await sent(await started(), 1, minutes(20));

  expect((await started()).current.resumeMinutes).toBe(20);
});

it('refuses nothing because the desk is away', async () => {
  const configuration = await started();
  desk.away = true;
  await configuration.named({ profileId, version: 1 }, desk);

  expect(configuration.told.configuration).toEqual({ running: null, refused: null });
});
