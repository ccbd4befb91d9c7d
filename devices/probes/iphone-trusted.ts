import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import { lockdownValue } from '../apple/lockdown.ts';
import { maskedNumber } from '../apple/masked-number.ts';
import { askTrust, type TrustOutcome } from '../apple/trust.ts';
import { derived, measured, reported, type Probe, type ProbeContext } from '../probe.ts';

/**
 * Serial number, charge, space and how it is managed: what an iPhone tells only to a computer that
 * its owner trusts. Asks for that trust, and leaves none behind (the port takes it back).
 */
export const iphoneTrusted: Probe = {
  id: 'iphone-trusted',
  layer: 'L2',
  // Waiting for the visitor takes 75 seconds at most (devices/apple/trust.ts), asking a few.
  deadlineMs: 95_000,
  matches: (device) => isAppleMobile(device.summary),

  async run(context) {
    const asked = await askTrust(context);
    if (!asked.ok) return asked;
    const { trust, passcodeSeen, organisation } = asked.value;
    // What the organisation's key opened is deeper than what its owner allowed.
    const layer = organisation === 'paired' ? 'L3' : 'L2';
    context.report({ ...measured('apple.trust', trust), layer });
    if (organisation !== null) {
      context.report({ ...measured('apple.organisation-pairing', organisation), layer });
    }
    if (passcodeSeen) context.report(measured('apple.passcode-set', true));
    if (trust !== 'granted') return err(withoutTrust(trust));
    for (const part of [readIdentity, readState, readBattery, readStorage, readManagement]) {
      const read = await part(context);
      if (!read.ok) return read;
    }
    return ok(null);
  },
};

type Part = (context: ProbeContext) => Promise<Result<null, DeviceFault>>;

function withoutTrust(trust: Exclude<TrustOutcome['trust'], 'granted'>): DeviceFault {
  switch (trust) {
    case 'refused':
      return fault('device/trust-refused', 'the visitor tapped "Do not trust"');
    case 'no-answer':
      return fault('device/trust-timeout', 'nobody answered the question whether to trust');
    case 'locked':
      return fault('device/locked', 'locked with a passcode that was not entered in time');
    case 'blocked':
      return fault('device/denied', 'a profile on the device forbids pairing with this computer');
  }
}

async function text(
  context: ProbeContext,
  key: string,
  domain: string | null = null,
): Promise<Result<string | null, DeviceFault>> {
  const value = await lockdownValue(context, key, domain);
  if (!value.ok) return value;
  const clean = typeof value.value === 'string' ? cleanText(value.value, 60) : '';
  return ok(clean === '' ? null : clean);
}

async function number(
  context: ProbeContext,
  key: string,
  domain: string,
): Promise<Result<number | null, DeviceFault>> {
  const value = await lockdownValue(context, key, domain);
  if (!value.ok) return value;
  return ok(typeof value.value === 'number' ? value.value : null);
}

async function flag(
  context: ProbeContext,
  key: string,
  domain: string | null = null,
): Promise<Result<boolean | null, DeviceFault>> {
  const value = await lockdownValue(context, key, domain);
  if (!value.ok) return value;
  return ok(typeof value.value === 'boolean' ? value.value : null);
}

const readIdentity: Part = async (context) => {
  const { report } = context;
  const serial = await text(context, 'SerialNumber');
  if (!serial.ok) return serial;
  if (serial.value !== null) report(reported('apple.serial', serial.value));
  const imei = await text(context, 'InternationalMobileEquipmentIdentity');
  if (!imei.ok) return imei;
  // An IMEI follows a person through networks: the card gets its last digits only.
  if (imei.value !== null) report(reported('apple.imei', maskedNumber(imei.value)));
  return ok(null);
};

const readState: Part = async (context) => {
  const { report } = context;
  const activation = await text(context, 'ActivationState');
  if (!activation.ok) return activation;
  if (activation.value !== null) report(reported('apple.activation', activation.value));
  // True says: locked with a passcode now. False says nothing, because the phone was just unlocked.
  const locked = await flag(context, 'PasswordProtected');
  if (!locked.ok) return locked;
  if (locked.value === true) report(reported('apple.passcode-set', true));
  const zone = await text(context, 'TimeZone');
  if (!zone.ok) return zone;
  if (zone.value !== null) report(reported('apple.time-zone', zone.value));
  const language = await text(context, 'Language', 'com.apple.international');
  if (!language.ok) return language;
  if (language.value !== null) report(reported('apple.language', language.value));
  return ok(null);
};

const readBattery: Part = async (context) => {
  const { report } = context;
  const domain = 'com.apple.mobile.battery';
  const level = await number(context, 'BatteryCurrentCapacity', domain);
  if (!level.ok) return level;
  if (level.value !== null && level.value >= 0 && level.value <= 100) {
    report(reported('battery.level', level.value, 'percent'));
  }
  const charging = await flag(context, 'BatteryIsCharging', domain);
  if (!charging.ok) return charging;
  if (charging.value !== null) report(reported('battery.charging', charging.value));
  return ok(null);
};

const readStorage: Part = async (context) => {
  const { report } = context;
  const domain = 'com.apple.disk_usage';
  const capacity = await number(context, 'TotalDiskCapacity', domain);
  if (!capacity.ok) return capacity;
  // What apps and content may still take; the system's own part is not in it.
  const free = await number(context, 'TotalDataAvailable', domain);
  if (!free.ok) return free;
  if (capacity.value === null || free.value === null) return ok(null);
  if (capacity.value <= 0 || free.value < 0 || free.value > capacity.value) return ok(null);
  report(reported('storage.capacity', capacity.value, 'byte'));
  report(reported('storage.free', free.value, 'byte'));
  const percent = Math.floor((free.value / capacity.value) * 100);
  report(derived('storage.free-percent', percent, 'percent'));
  return ok(null);
};

const readManagement: Part = async (context) => {
  const { report } = context;
  const supervised = await flag(context, 'DeviceIsChaperoned', 'com.apple.mobile.chaperone');
  if (!supervised.ok) return supervised;
  if (supervised.value !== null) report(reported('apple.supervised', supervised.value));
  const findMy = await flag(context, 'IsAssociated', 'com.apple.fmip');
  if (!findMy.ok) return findMy;
  if (findMy.value !== null) report(reported('apple.find-my', findMy.value));
  return ok(null);
};
