import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { keepAll } from '../port.ts';
import type { ProbeContext } from '../probe.ts';
import { bytesOf } from './ascii.ts';
import { parseHttpReply } from './http-reply.ts';

const timeoutMs = 2000;
const readLength = 16_384;
/** An answer of 256 kB in packets of 512 bytes; a pipe that trickles longer is given up. */
const most = { reads: 520, bytes: 270_336 } as const;

export interface IppPlace {
  readonly interfaceNumber: number;
  readonly bulkIn: number;
  readonly bulkOut: number;
}

/** One IPP request over HTTP over a bulk pair, IPP over USB 1.0 section 4; the answer's IPP message. */
export async function askIpp(
  { port, stop }: Pick<ProbeContext, 'port' | 'stop'>,
  { interfaceNumber, bulkIn, bulkOut }: IppPlace,
  message: Uint8Array,
): Promise<Result<Uint8Array, DeviceFault>> {
  const options = { timeoutMs, stop };
  const header = bytesOf(
    'POST /ipp/print HTTP/1.1\r\nHost: localhost\r\nUser-Agent: balie\r\n' +
      `Content-Type: application/ipp\r\nContent-Length: ${message.length}\r\n\r\n`,
  );
  const bytes = Uint8Array.from([...header, ...message]);
  const sent = await port.exchange(
    { kind: 'bulk-out', interfaceNumber, endpoint: bulkOut, bytes },
    { ...options, keep: keepAll },
  );
  if (!sent.ok) return sent;
  // A printer may tell more than was asked for, its name and place among it: no bytes of it are kept.
  const whole = new Uint8Array(most.bytes);
  let have = 0;
  for (let read = 0; read < most.reads; read += 1) {
    const reply = await port.exchange(
      { kind: 'bulk-in', interfaceNumber, endpoint: bulkIn, length: readLength },
      options,
    );
    if (!reply.ok) return reply;
    // An empty packet ends a transfer and brings nothing.
    if (reply.value.length === 0) continue;
    if (have + reply.value.length > whole.length) break;
    whole.set(reply.value, have);
    have += reply.value.length;
    const parsed = parseHttpReply(whole.subarray(0, have));
    if (!parsed.ok) return parsed;
    if (parsed.value === null) continue;
    const { status, body } = parsed.value;
    return status === 200 ? ok(body) : err(fault('device/unsupported', `HTTP status ${status}`));
  }
  return err(fault('device/garbled', `no complete answer in ${have} bytes`));
}
