import { decode } from 'cborg';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** A map of a CTAP2 answer, whose values nobody has looked at yet. */
export type Ctap2Map = ReadonlyMap<unknown, unknown>;

/**
 * An answer of CTAP2: a status byte (CTAP 2.1 section 8.2), and for "ok" one CBOR map in the canonical
 * form of section 8: definite lengths, no key twice, nothing after it.
 */
export function parseCtap2Map(reply: Uint8Array): Result<Ctap2Map, DeviceFault> {
  const status = reply[0];
  if (status === undefined) return err(fault('device/garbled', 'CTAP2 answer without status'));
  if (status !== 0)
    return err(fault('device/unsupported', `CTAP2 status 0x${status.toString(16)}`));
  try {
    const value: unknown = decode(reply.subarray(1), {
      strict: true,
      useMaps: true,
      allowIndefinite: false,
      allowUndefined: false,
      rejectDuplicateMapKeys: true,
    });
    if (value instanceof Map) return ok(value);
    return err(fault('device/garbled', 'CTAP2 answer is no map'));
  } catch (error) {
    // The decoder throws on what is no CBOR, and the engine when it nests too deep.
    return err(fault('device/garbled', `CTAP2 answer: ${String(error)}`));
  }
}
