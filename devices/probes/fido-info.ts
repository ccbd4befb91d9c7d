import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { modelOfAaguid } from '../fido/aaguids.ts';
import { ctaphid, CtapHidSession } from '../fido/ctaphid.ts';
import { fidoCandidates, findFidoInterface } from '../fido/find-fido-interface.ts';
import {
  getInfoCommand,
  parseGetInfo,
  parsePinRetries,
  pinRetriesCommand,
  type FidoInfo,
} from '../fido/get-info.ts';
import { derived, reported, type Probe, type ProbeContext } from '../probe.ts';

/**
 * What a security key can do and how its PIN stands. Nothing is signed, no PIN is tried, and no touch
 * is asked for; which accounts are on the key is not read (that takes the PIN).
 */
export const fidoInfo: Probe = {
  id: 'fido-info',
  layer: 'L1',
  deadlineMs: 4000,
  matches: (device) => fidoCandidates(device).length > 0,

  async run(context) {
    const { report } = context;
    const place = await findFidoInterface(context);
    if (!place.ok) return place;
    if (place.value === null) return ok(null);
    const session = new CtapHidSession(context, place.value);
    const key = await session.open();
    if (!key.ok) return key;
    report(reported('fido.device-version', key.value.version.join('.')));
    report(reported('fido.ctap2', key.value.cbor));
    if (!key.value.cbor) return ok(null);
    const reply = await session.ask(ctaphid.cbor, getInfoCommand);
    if (!reply.ok) return reply;
    const info = parseGetInfo(reply.value);
    if (!info.ok) return info;
    reportInfo(info.value, report);
    return info.value.pinSet === true ? readPinRetries(session, info.value, report) : ok(null);
  },
};

function reportInfo(info: FidoInfo, report: ProbeContext['report']): void {
  report(reported('fido.versions', [...info.versions]));
  if (info.aaguid !== null) {
    const model = modelOfAaguid(info.aaguid);
    report(reported('fido.aaguid', info.aaguid));
    if (model !== null) report(derived('fido.model', model));
  }
  report(reported('fido.resident-keys', info.residentKeys));
  if (info.pinSet !== null) report(reported('fido.pin-set', info.pinSet));
  if (info.userVerification !== null) {
    report(reported('fido.user-verification', info.userVerification));
  }
  if (info.minPinLength !== null) {
    report(reported('fido.min-pin-length', info.minPinLength, 'count'));
  }
  if (info.mustChangePin !== null) report(reported('fido.must-change-pin', info.mustChangePin));
  // The number's meaning is the maker's own (CTAP 2.1 section 6.4); shown as it came.
  if (info.firmwareVersion !== null) {
    report(reported('fido.firmware-number', info.firmwareVersion));
  }
  if (info.passkeysLeft !== null) {
    report(reported('fido.passkeys-left', info.passkeysLeft, 'count'));
  }
}

async function readPinRetries(
  session: CtapHidSession,
  info: FidoInfo,
  report: ProbeContext['report'],
): Promise<Result<null, DeviceFault>> {
  const reply = await session.ask(ctaphid.cbor, pinRetriesCommand(info.pinProtocols[0] ?? 1));
  if (!reply.ok) return reply;
  const retries = parsePinRetries(reply.value);
  // A key that does not tell the counter has told the rest.
  if (!retries.ok) return retries.fault.code === 'device/unsupported' ? ok(null) : retries;
  if (retries.value === null) return ok(null);
  report(reported('fido.pin-retries', retries.value.left, 'count'));
  report(reported('fido.pin-needs-replug', retries.value.needsReplug));
  return ok(null);
}
