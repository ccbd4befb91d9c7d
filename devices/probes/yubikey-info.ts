import { ok } from '../../shared/base/result.ts';
import { CtapHidSession } from '../fido/ctaphid.ts';
import { fidoCandidates, findFidoInterface } from '../fido/find-fido-interface.ts';
import {
  firmwareOfRelease,
  parseYubikeyConfig,
  readConfigCommand,
  readConfigPayload,
  yubico,
  yubikeyInterfaces,
} from '../fido/yubikey.ts';
import { derived, reported, type Probe } from '../probe.ts';

/** Which YubiKey this is: interfaces, firmware, form. Its OTP and PIV slots are not looked into. */
export const yubikeyInfo: Probe = {
  id: 'yubikey-info',
  layer: 'L1',
  deadlineMs: 3000,
  matches: (device) =>
    device.summary.vendorId === yubico && yubikeyInterfaces(device.summary.productId) !== null,

  async run(context) {
    const { device, report } = context;
    const interfaces = yubikeyInterfaces(device.summary.productId);
    if (interfaces !== null) report(derived('yubikey.interfaces', interfaces.split(', ')));
    const fromRelease = firmwareOfRelease(device.descriptors?.release ?? '');
    // The last fact of a key counts: the exact figure below overrules the one of the descriptor.
    if (fidoCandidates(device).length === 0) {
      if (fromRelease !== null) report(derived('yubikey.firmware', fromRelease));
      return ok(null);
    }
    const place = await findFidoInterface(context);
    if (!place.ok || place.value === null) {
      if (fromRelease !== null) report(derived('yubikey.firmware', fromRelease));
      return place.ok ? ok(null) : place;
    }
    const session = new CtapHidSession(context, place.value);
    const key = await session.open();
    if (!key.ok) return key;
    const reply = await session.ask(readConfigCommand, readConfigPayload);
    // Keys before firmware 5 do not know the command; the descriptor's release remains.
    const config = reply.ok ? parseYubikeyConfig(reply.value) : null;
    if (!reply.ok && reply.fault.code !== 'device/unsupported') return reply;
    if (config?.firmware !== null && config?.firmware !== undefined) {
      report(reported('yubikey.firmware', config.firmware));
    } else if (fromRelease !== null) report(derived('yubikey.firmware', fromRelease));
    if (config === null) return ok(null);
    if (config.formFactor !== null) report(reported('yubikey.form', config.formFactor));
    if (config.fips !== null) report(reported('yubikey.fips', config.fips));
    // The serial number is personal data: said once, and by the descriptors when they have it.
    if (config.serial !== null && device.serial === null) {
      report(reported('yubikey.serial', config.serial));
    }
    return ok(null);
  },
};
