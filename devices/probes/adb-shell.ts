import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseBattery, parseCycleCount } from '../adb/battery.ts';
import { AdbConnection } from '../adb/connection.ts';
import { managerName } from '../adb/known-managers.ts';
import { parseDevicePolicy, parseListOwners, parseUsers } from '../adb/owners.ts';
import { adbPlace } from '../adb/place.ts';
import { parseProperties, patchAgeDays } from '../adb/properties.ts';
import { parseDiskFree, parseSwitch, parseUptime } from '../adb/system.ts';
import { AdbWire } from '../adb/wire.ts';
import { derived, measured, reported, type Probe, type ProbeContext } from '../probe.ts';

/** What one command told; null when the phone does not run it. */
type Told = Result<string | null, DeviceFault>;

/** Commands that may hang before the rest is given up: a service of the phone that has stopped. */
const mostHanging = 2;

/**
 * What only a phone with USB debugging tells: version, patch, protection, battery, who manages it. Runs
 * commands that read and change nothing, and none that names apps, accounts, people or content. The
 * IMEI is not asked for. Only for a technician, and only where the kiosk makes a key.
 */
export const adbShell: Probe = {
  id: 'adb-shell',
  layer: 'L2',
  deadlineMs: 60_000,
  needs: 'adb-key',
  matches: (device) => adbPlace(device) !== null,

  async run(context) {
    const { device, port, stop, newAdbKey, prompt, report } = context;
    const place = adbPlace(device);
    if (place === null || newAdbKey === null) return ok(null);
    const connection = new AdbConnection(new AdbWire(port, place, stop), () => stop.aborted);
    const allowed = await connection.connect(await newAdbKey(), () => prompt('allow-debugging'));
    prompt(null);
    if (!allowed.ok) return allowed;
    report(measured('android.debugging-allowed', allowed.value));
    return allowed.value ? readAll(connection, context) : ok(null);
  },
};

/** All commands, the surest first; the fault of one that hangs is told at the end. */
async function readAll(
  connection: AdbConnection,
  context: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const { report, stop } = context;
  const hanging: DeviceFault[] = [];
  const broken: DeviceFault[] = [];
  const run = async (command: string): Promise<string | null> => {
    if (broken.length > 0 || hanging.length >= mostHanging) return null;
    const told: Told = await connection.run(command);
    if (told.ok) return told.value;
    const silent = told.fault.code === 'device/timeout' && !stop.aborted;
    (silent ? hanging : broken).push(fault(told.fault.code, `"${command}": ${told.fault.detail}`));
    return null;
  };

  reportProperties((await run('getprop')) ?? '', context);
  const uptime = parseUptime((await run('cat /proc/uptime')) ?? '');
  if (uptime !== null) report(reported('android.uptime', uptime, 'second'));
  reportStorage((await run('df -k /data')) ?? '', report);
  await reportBattery(run, report);
  const airplane = parseSwitch((await run('settings get global airplane_mode_on')) ?? '');
  if (airplane !== null) report(reported('android.airplane-mode', airplane));
  const developer = parseSwitch(
    (await run('settings get global development_settings_enabled')) ?? '',
  );
  if (developer !== null) report(reported('android.developer-options', developer));
  await reportOwners(run, report);

  const worst = broken[0] ?? hanging[0];
  return worst === undefined ? ok(null) : err(worst);
}

type Run = (command: string) => Promise<string | null>;
type Report = ProbeContext['report'];

function reportProperties(text: string, { report, clock }: ProbeContext): void {
  const told = parseProperties(text);
  if (told.maker !== null) report(reported('android.maker', told.maker));
  if (told.model !== null) report(reported('android.model', told.model));
  if (told.release !== null) report(reported('android.release', told.release));
  if (told.apiLevel !== null) report(reported('android.api-level', told.apiLevel));
  if (told.build !== null) report(reported('android.build', told.build));
  if (told.securityPatch !== null) {
    report(reported('android.security-patch', told.securityPatch));
    const age = patchAgeDays(told.securityPatch, clock.nowMs());
    if (age !== null) report(derived('android.security-patch-age', age, 'day'));
  }
  if (told.encryption !== null) report(reported('android.encryption', told.encryption));
  if (told.encryptionType !== null) {
    report(reported('android.encryption-type', told.encryptionType));
  }
  if (told.verifiedBoot !== null) report(reported('android.verified-boot', told.verifiedBoot));
  if (told.bootLoaderLocked !== null) {
    report(reported('android.boot-loader-locked', told.bootLoaderLocked));
  }
}

/** The same three facts as over MTP, which may have been locked; the first that came stay. */
function reportStorage(text: string, report: Report): void {
  const size = parseDiskFree(text);
  if (size === null) return;
  report(reported('storage.capacity', size.capacityBytes, 'byte'));
  report(reported('storage.free', size.freeBytes, 'byte'));
  const percent = Math.floor((size.freeBytes / size.capacityBytes) * 100);
  report(derived('storage.free-percent', percent, 'percent'));
}

async function reportBattery(run: Run, report: Report): Promise<void> {
  const told = parseBattery((await run('dumpsys battery')) ?? '');
  if (told.levelPercent !== null) report(reported('battery.level', told.levelPercent, 'percent'));
  if (told.condition !== null && told.condition !== 'unknown') {
    report(reported('android-battery.condition', told.condition));
  }
  if (told.degreesCelsius !== null) {
    report(reported('android-battery.temperature', told.degreesCelsius, 'degree-celsius'));
  }
  if (told.millivolts !== null) {
    report(reported('android-battery.voltage', told.millivolts, 'millivolt'));
  }
  if (told.capacityPercent !== null) {
    report(reported('android-battery.capacity-left', told.capacityPercent, 'percent'));
  }
  const counted =
    told.cycles ??
    parseCycleCount((await run('cat /sys/class/power_supply/battery/cycle_count')) ?? '');
  if (counted !== null) report(reported('android-battery.cycles', counted, 'count'));
}

async function reportOwners(run: Run, report: Report): Promise<void> {
  const owners =
    parseListOwners((await run('dpm list-owners')) ?? '') ??
    parseDevicePolicy((await run('dumpsys device_policy')) ?? '');
  const users = parseUsers((await run('pm list users')) ?? '');
  if (users !== null) report(reported('android.users', users.count, 'count'));
  if (owners !== null) {
    report(reported('android.managed', owners.device !== null));
    if (owners.device !== null) {
      report(derived('android.manager', managerName(owners.device)));
    }
    report(reported('android.work-profile', owners.profile !== null));
    if (owners.profile !== null) {
      report(derived('android.work-profile-manager', managerName(owners.profile)));
    }
  } else if (users !== null) {
    report(derived('android.work-profile', users.managedProfile));
  }
}
