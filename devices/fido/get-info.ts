import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { parseCtap2Map, type Ctap2Map } from './ctap2-map.ts';

/** authenticatorGetInfo, CTAP 2.1 section 6.4; it has no parameters. */
export const getInfoCommand = Uint8Array.of(0x04);

/** What a key says of itself; null for what it does not say. */
export interface FidoInfo {
  readonly versions: readonly string[];
  /** As `8-4-4-4-12`; null when it is absent, of another length or all zeros. */
  readonly aaguid: string | null;
  /** True when a PIN is set, false when one can be, null when the key knows no PIN. */
  readonly pinSet: boolean | null;
  readonly residentKeys: boolean;
  /** True when a fingerprint or the like is set, false when one can be. */
  readonly userVerification: boolean | null;
  readonly pinProtocols: readonly number[];
  readonly minPinLength: number | null;
  readonly mustChangePin: boolean | null;
  readonly firmwareVersion: number | null;
  readonly passkeysLeft: number | null;
}

/** Members of the answer, section 6.4. */
const member = {
  versions: 0x01,
  aaguid: 0x03,
  options: 0x04,
  pinProtocols: 0x06,
  mustChangePin: 0x0c,
  minPinLength: 0x0d,
  firmwareVersion: 0x0e,
  passkeysLeft: 0x14,
} as const;

/** Total: a member of another type counts as absent. */
export function parseGetInfo(reply: Uint8Array): Result<FidoInfo, DeviceFault> {
  const parsed = parseCtap2Map(reply);
  if (!parsed.ok) return parsed;
  const map = parsed.value;
  const options = map.get(member.options);
  const option = (name: string) =>
    options instanceof Map ? flagOf((options as Ctap2Map).get(name)) : null;
  return ok({
    versions: list(map.get(member.versions))
      .filter((one) => typeof one === 'string')
      .map((one) => cleanText(one, 40)),
    aaguid: aaguidOf(map.get(member.aaguid)),
    pinSet: option('clientPin'),
    residentKeys: option('rk') ?? false,
    userVerification: option('uv'),
    pinProtocols: list(map.get(member.pinProtocols)).flatMap((one) => numberOf(one) ?? []),
    minPinLength: numberOf(map.get(member.minPinLength)),
    mustChangePin: flagOf(map.get(member.mustChangePin)),
    firmwareVersion: numberOf(map.get(member.firmwareVersion)),
    passkeysLeft: numberOf(map.get(member.passkeysLeft)),
  });
}

/**
 * authenticatorClientPIN with getPINRetries (0x01), CTAP 2.1 section 6.5.5.2: the map
 * {1: protocol, 2: 1}. It only tells the counter; no PIN is tried.
 */
export function pinRetriesCommand(pinProtocol: number): Uint8Array {
  return Uint8Array.of(0x06, 0xa2, 0x01, pinProtocol === 2 ? 2 : 1, 0x02, 0x01);
}

export interface PinRetries {
  readonly left: number;
  /** Three wrong tries in a row: the key must be taken out and put in again first. */
  readonly needsReplug: boolean;
}

/** The answer to getPINRetries; null when it does not hold the counter. */
export function parsePinRetries(reply: Uint8Array): Result<PinRetries | null, DeviceFault> {
  const parsed = parseCtap2Map(reply);
  if (!parsed.ok) return parsed;
  const left = numberOf(parsed.value.get(0x03));
  if (left === null) return ok(null);
  return ok({ left, needsReplug: flagOf(parsed.value.get(0x04)) ?? false });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 16) : [];
}

/** A number that a person can make sense of. */
function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function flagOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function aaguidOf(value: unknown): string | null {
  if (!(value instanceof Uint8Array) || value.length !== 16) return null;
  if (value.every((byte) => byte === 0)) return null;
  const text = Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
