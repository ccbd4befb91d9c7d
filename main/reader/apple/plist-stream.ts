import {
  longestPlist,
  parsePlist,
  plistBytes,
  type PlistDictionary,
} from '../../../devices/apple/plist.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { ByteStream, Patience } from './byte-stream.ts';

/**
 * Lockdownd and the services that it starts send property lists behind their length, four bytes big
 * endian (libimobiledevice 1.3, property_list_service.c). One request, one reply.
 */
export async function askPlistBytes(
  stream: ByteStream,
  request: Uint8Array,
  patience: Patience,
): Promise<Result<Uint8Array, DeviceFault>> {
  const framed = Buffer.alloc(4 + request.length);
  framed.writeUInt32BE(request.length, 0);
  framed.set(request, 4);
  const sent = await stream.write(framed, patience);
  if (!sent.ok) return sent;
  const header = await stream.read(4, patience);
  if (!header.ok) return header;
  const length = Buffer.from(header.value).readUInt32BE(0);
  if (length > longestPlist) {
    stream.close();
    return err(fault('device/garbled', `a reply of ${length} bytes`));
  }
  return stream.read(length, patience);
}

export async function askPlist(
  stream: ByteStream,
  request: PlistDictionary,
  patience: Patience,
): Promise<Result<PlistDictionary, DeviceFault>> {
  const reply = await askPlistBytes(stream, plistBytes(request), patience);
  if (!reply.ok) return reply;
  const parsed = parsePlist(reply.value);
  if (!parsed.ok) stream.close();
  return parsed.ok ? ok(parsed.value) : parsed;
}
