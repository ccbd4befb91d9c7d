import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import { keepAll, type DevicePort, type Keeping } from '../port.ts';
import {
  containerHeaderLength,
  encodeCommand,
  parseContainerHeader,
  type ContainerHeader,
} from './container.ts';
import { event, operation, responseCode } from './codes.ts';
import { joined } from '../joined.ts';

/** Where on a device its MTP interface is. */
export interface MtpPlace {
  readonly interfaceNumber: number;
  readonly bulkIn: number;
  readonly bulkOut: number;
  /** The interrupt endpoint on which it tells of events; null when it has none. */
  readonly events: number | null;
}

/** How a device answered one operation. */
export interface MtpReply {
  readonly code: number;
  /** Empty when the operation has no data phase or failed. */
  readonly data: Uint8Array;
}

interface Container extends ContainerHeader {
  readonly body: Uint8Array;
}

/** A multiple of every packet size, so that no transfer overflows. */
const readLength = 16_384;
/** Room for a body of the longest container, an empty packet and a few scraps. */
const mostReads = 24;
/** Left-overs of an earlier initiator and events: so many containers are passed over. */
const mostStrayContainers = 4;
const timeoutMs = 2000;
/** An event has a header and at most three parameters, USB still image capture 1.0 section 7.3.1. */
const longestEvent = 64;

/** One conversation with an MTP responder (MTP 1.1 section 4). Not for two callers at once. */
export class MtpSession {
  readonly #port: DevicePort;
  readonly #place: MtpPlace;
  readonly #stop: StopSignal;
  #transaction = 0;
  #left: Uint8Array = new Uint8Array(0);

  constructor(port: DevicePort, place: MtpPlace, stop: StopSignal) {
    this.#port = port;
    this.#place = place;
    this.#stop = stop;
  }

  /** Opens session 1; a session that another program left open is taken over. */
  async open(): Promise<Result<null, DeviceFault>> {
    const reply = await this.#transact(operation.openSession, 0, [1]);
    if (!reply.ok) return reply;
    const { code } = reply.value;
    return code === responseCode.ok || code === responseCode.sessionAlreadyOpen
      ? ok(null)
      : err(fault('device/garbled', `OpenSession answered ${hex(code)}`));
  }

  async close(): Promise<void> {
    // The answer changes nothing: the port is closed next and the device forgets the session.
    await this.ask(operation.closeSession);
  }

  /** One operation inside the session. */
  ask(code: number, parameters: readonly number[] = []): Promise<Result<MtpReply, DeviceFault>> {
    this.#transaction += 1;
    return this.#transact(code, this.#transaction, parameters);
  }

  /** GetDeviceInfo is the one operation that is allowed outside a session, with transaction 0. */
  askOutsideSession(code: number): Promise<Result<MtpReply, DeviceFault>> {
    return this.#transact(code, 0, []);
  }

  /**
   * Waits, at most so long, until the device tells that a storage came: true when it did. A device
   * without an endpoint for events is listened to where nothing is expected, so that time passes.
   */
  async waitForStorage(waitMs: number): Promise<Result<boolean, DeviceFault>> {
    const { interfaceNumber, bulkIn, events } = this.#place;
    const length = events === null ? readLength : longestEvent;
    const heard = await this.#port.exchange(
      { kind: 'bulk-in', interfaceNumber, endpoint: events ?? bulkIn, length },
      { timeoutMs: waitMs, stop: this.#stop, keep: { when: isEvent } },
    );
    // Silence is the usual answer; whatever else went wrong, the next operation says it better.
    if (!heard.ok) return heard.fault.code === 'device/gone' ? heard : ok(false);
    const header = parseContainerHeader(heard.value);
    return ok(header.ok && header.value.type === 'event' && header.value.code === event.storeAdded);
  }

  async #transact(
    code: number,
    transaction: number,
    parameters: readonly number[],
  ): Promise<Result<MtpReply, DeviceFault>> {
    const { interfaceNumber, bulkOut } = this.#place;
    const bytes = encodeCommand(code, transaction, parameters);
    const sent = await this.#port.exchange(
      { kind: 'bulk-out', interfaceNumber, endpoint: bulkOut, bytes },
      { timeoutMs, stop: this.#stop, keep: keepAll },
    );
    if (!sent.ok) return sent;
    let data: Uint8Array = new Uint8Array(0);
    for (let stray = 0; stray <= mostStrayContainers;) {
      const container = await this.#container(answerTo(code, transaction));
      if (!container.ok) return container;
      const one = container.value;
      if (one.type === 'event' || one.transaction !== transaction) {
        stray += 1;
      } else if (one.type === 'response') {
        return ok({ code: one.code, data });
      } else if (one.code === code && data.length === 0) {
        data = one.body;
      } else {
        return err(fault('device/garbled', `data of ${hex(one.code)} after asking ${hex(code)}`));
      }
    }
    return err(fault('device/garbled', `${mostStrayContainers} strange containers, no response`));
  }

  /** The next container, however the device cut it into transfers. */
  async #container(keep: Keeping): Promise<Result<Container, DeviceFault>> {
    let bytes = this.#left;
    this.#left = new Uint8Array(0);
    let header: ContainerHeader | null = null;
    for (let reads = 0; reads <= mostReads; reads += 1) {
      if (header === null && bytes.length >= containerHeaderLength) {
        const parsed = parseContainerHeader(bytes);
        if (!parsed.ok) return parsed;
        header = parsed.value;
      }
      if (header !== null && bytes.length >= header.length) {
        // A device that fills its last packet exactly may send the response right behind the data.
        this.#left = bytes.slice(header.length);
        return ok({ ...header, body: bytes.slice(containerHeaderLength, header.length) });
      }
      const { interfaceNumber, bulkIn } = this.#place;
      const more = await this.#port.exchange(
        { kind: 'bulk-in', interfaceNumber, endpoint: bulkIn, length: readLength },
        { timeoutMs, stop: this.#stop, keep },
      );
      if (!more.ok) return more;
      bytes = joined([bytes, more.value]);
    }
    return err(
      fault(
        'device/garbled',
        `${bytes.length} of ${header?.length ?? 12} bytes in ${mostReads} reads`,
      ),
    );
  }
}

/**
 * What another program asked for may still come, and may be a file: only an answer to our own question
 * is kept. The serial number is in the description of the device.
 */
function answerTo(code: number, transaction: number): Keeping {
  return {
    ...(code === operation.getDeviceInfo ? { named: true } : {}),
    when: (bytes) => {
      const header = parseContainerHeader(bytes);
      if (!header.ok) return false;
      const { type } = header.value;
      return (
        type === 'event' ||
        (header.value.transaction === transaction &&
          (type === 'response' || header.value.code === code))
      );
    },
  };
}

function isEvent(bytes: Uint8Array): boolean {
  const header = parseContainerHeader(bytes);
  return header.ok && header.value.type === 'event' && bytes.length <= longestEvent;
}

function hex(code: number): string {
  return `0x${code.toString(16).padStart(4, '0')}`;
}
