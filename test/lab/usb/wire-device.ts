import type { ControlSetup, Exchange } from '../../../devices/port.ts';
import {
  data,
  silence,
  stall,
  type Answer,
  type Responder,
  type SimulatedDevice,
} from '../../../devices/simulated/simulated-device.ts';
import { endpointsOf, type WireEndpoint } from './endpoints.ts';
import { reportDescriptor, reportsAreNumbered, withHidDescriptors } from './hid-on-wire.ts';

/** Standard requests, USB 2.0 table 9-4 and USB 3.2 table 9-6. */
const request = {
  getStatus: 0x00,
  clearFeature: 0x01,
  setFeature: 0x03,
  getDescriptor: 0x06,
  getConfiguration: 0x08,
  setConfiguration: 0x09,
  getInterface: 0x0a,
  setInterface: 0x0b,
  setSel: 0x30,
  setIsochronousDelay: 0x31,
} as const;
const descriptorType = { device: 1, configuration: 2, string: 3, hid: 0x21, report: 0x22 } as const;

/** Class requests of HID, HID 1.11 section 7.2. */
const hidRequest = { getReport: 0x01, setReport: 0x09, setIdle: 0x0a, setProtocol: 0x0b } as const;
const featureReport = 3;
const outputReport = 2;
const hidClass = 0x03;
const storageClass = 0x08;

/** A string descriptor holds at most 126 UTF-16 units, USB 2.0 section 9.6.7. */
const longestString = 126;

/**
 * A simulated device as a host's controller sees it, from plug to unplug. What every device does alike
 * (descriptors, strings, configurations, halts) is done here; all else becomes an `Exchange` for the
 * same responder that answers when the device is simulated without a bus.
 */
export class WireDevice {
  readonly descriptors: Uint8Array;
  readonly #device: SimulatedDevice;
  readonly #responder: Responder;
  readonly #endpoints: ReadonlyMap<number, WireEndpoint>;
  readonly #alternates = new Map<number, number>();
  #configuration = 0;
  /** Endpoints that stalled and stay so until the host clears them; addresses with the direction bit. */
  readonly #halted = new Set<number>();
  /** Interfaces on which the responder has taken or given bytes. */
  readonly #speaking = new Set<number>();
  /** Report descriptors by interface. */
  readonly #reports = new Map<number, Uint8Array>();

  constructor(device: SimulatedDevice) {
    this.#device = device;
    this.#responder = device.open();
    this.descriptors = withHidDescriptors(device);
    this.#endpoints = endpointsOf(this.descriptors);
  }

  /** A control transfer on endpoint 0: the eight bytes of its setup packet and, when out, its data. */
  control(packet: Uint8Array, bytes: Uint8Array): Answer {
    const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
    const typeByte = view.getUint8(0);
    const setup: ControlSetup = {
      type: (['standard', 'class', 'vendor', 'vendor'] as const)[(typeByte >> 5) & 3] ?? 'vendor',
      recipient: recipientOf(typeByte & 0x1f),
      request: view.getUint8(1),
      value: view.getUint16(2, true),
      index: view.getUint16(4, true),
    };
    const length = view.getUint16(6, true);
    const isIn = (typeByte & 0x80) !== 0;
    const own = setup.type === 'standard' ? this.#standard(setup, length, isIn) : null;
    if (own !== null) return own;
    const hid = this.#hidControl(setup, length, bytes, isIn);
    if (hid !== null) return hid;
    return this.#ask(
      isIn ? { kind: 'control-in', setup, length } : { kind: 'control-out', setup, bytes },
    );
  }

  /** An `in` on an endpoint; its number comes without the direction bit. */
  in(endpoint: number, length: number): Answer {
    const found = this.#endpoints.get(endpoint | 0x80);
    if (found === undefined) return stall;
    const { interfaceNumber } = found;
    if (!found.interrupt) return this.#bulk(found, { kind: 'bulk-in', endpoint, length });
    if (found.classCode !== hidClass) {
      const event = this.#ask({ kind: 'bulk-in', interfaceNumber, endpoint, length });
      // A device without any events says nothing.
      return event.type === 'stall' ? silence : event;
    }
    const numbered = this.#numbered(interfaceNumber);
    const answer = this.#ask({
      kind: 'hid-in',
      interfaceNumber,
      length: length + (numbered ? 0 : 1),
    });
    // A keyboard at rest is silent; a stall here would make the kernel reset it again and again.
    if (answer.type === 'stall') return silence;
    return numbered ? answer : withoutNumber(answer);
  }

  /** An `out` on an endpoint. */
  out(endpoint: number, bytes: Uint8Array): Answer {
    const found = this.#endpoints.get(endpoint);
    if (found === undefined) return stall;
    const { interfaceNumber } = found;
    if (!found.interrupt) return this.#bulk(found, { kind: 'bulk-out', endpoint, bytes });
    if (found.classCode !== hidClass) return stall;
    return this.#hidOut(interfaceNumber, bytes);
  }

  /**
   * A simulated stick without SCSI stalls its first command, and the kernel's usb-storage would reset
   * it for ever; a medium that keeps silent is left alone for thirty seconds.
   */
  #bulk(
    { interfaceNumber, classCode }: WireEndpoint,
    exchange:
      | { readonly kind: 'bulk-in'; readonly endpoint: number; readonly length: number }
      | { readonly kind: 'bulk-out'; readonly endpoint: number; readonly bytes: Uint8Array },
  ): Answer {
    const answer = this.#ask({ ...exchange, interfaceNumber });
    if (answer.type === 'data') this.#speaking.add(interfaceNumber);
    const mute = classCode === storageClass && !this.#speaking.has(interfaceNumber);
    if (answer.type === 'stall' && mute) return silence;
    if (answer.type === 'stall') {
      this.#halted.add(exchange.kind === 'bulk-in' ? exchange.endpoint | 0x80 : exchange.endpoint);
    }
    return answer;
  }

  #standard(setup: ControlSetup, length: number, isIn: boolean): Answer | null {
    const selfPowered = ((this.descriptors[25] ?? 0) & 0x40) !== 0;
    switch (setup.request) {
      case request.getDescriptor:
        return isIn ? this.#descriptor(setup, length) : stall;
      case request.getStatus:
        return data(Uint8Array.of(setup.recipient === 'device' && selfPowered ? 1 : 0, 0));
      case request.getConfiguration:
        return data(Uint8Array.of(this.#configuration));
      case request.setConfiguration:
        this.#configuration = setup.value & 0xff;
        this.#alternates.clear();
        // USB 2.0 section 9.1.1.5: a new configuration begins without any halt.
        for (const address of [...this.#halted]) this.#clearHalt(address);
        return data();
      case request.getInterface:
        return data(Uint8Array.of(this.#alternates.get(setup.index) ?? 0));
      case request.setInterface:
        this.#alternates.set(setup.index, setup.value & 0xff);
        return data();
      case request.clearFeature:
        if (setup.recipient === 'endpoint' && setup.value === 0) this.#clearHalt(setup.index);
        return data();
      case request.setFeature:
      case request.setSel:
      case request.setIsochronousDelay:
        return data();
      default:
        return null;
    }
  }

  /** Only the responder knows what it halted for. */
  #clearHalt(index: number): void {
    if (!this.#halted.delete(index)) return;
    const setup = {
      ...({ type: 'standard', recipient: 'endpoint', request: request.clearFeature } as const),
      ...{ value: 0, index },
    };
    this.#ask({ kind: 'control-out', setup, bytes: new Uint8Array(0) });
  }

  /** Null: the responder's business, as the BOS is. */
  #descriptor({ value, index, recipient }: ControlSetup, length: number): Answer | null {
    const number = value & 0xff;
    const give = (bytes: Uint8Array) => data(bytes.slice(0, length));
    switch (value >> 8) {
      case descriptorType.device:
        return give(this.descriptors.subarray(0, 18));
      case descriptorType.configuration:
        return number === 0 ? give(this.descriptors.subarray(18)) : stall;
      case descriptorType.string: {
        const text = number === 0 ? '\u0409' : this.#string(number);
        // Such as number 0xEE, by which Windows finds a device's compatible id.
        return text === null ? null : give(stringDescriptor(text));
      }
      case descriptorType.report:
        if (recipient !== 'interface' || !this.#isHid(index & 0xff)) return null;
        return give(this.#report(index & 0xff));
      default:
        return null;
    }
  }

  /** The numbers that the device descriptor gives its three texts (descriptor-bytes.ts: 1, 2, 3). */
  #string(number: number): string | null {
    const { maker, product, serial } = this.#device.strings;
    if (number === this.descriptors[14]) return maker;
    if (number === this.descriptors[15]) return product;
    return number === this.descriptors[16] ? serial : null;
  }

  #hidControl(
    setup: ControlSetup,
    length: number,
    bytes: Uint8Array,
    isIn: boolean,
  ): Answer | null {
    const interfaceNumber = setup.index & 0xff;
    if (setup.type !== 'class' || setup.recipient !== 'interface') return null;
    if (!this.#isHid(interfaceNumber)) return null;
    const reportId = setup.value & 0xff;
    const kind = setup.value >> 8;
    switch (setup.request) {
      case hidRequest.setIdle:
      case hidRequest.setProtocol:
        return data();
      case hidRequest.setReport:
        return kind === outputReport ? this.#hidOut(interfaceNumber, bytes) : null;
      case hidRequest.getReport: {
        if (!isIn || kind !== featureReport) return null;
        const numbered = this.#numbered(interfaceNumber);
        const fits = length + (numbered ? 0 : 1);
        const asked = { kind: 'hid-feature-in', interfaceNumber, reportId, length: fits } as const;
        return numbered ? this.#ask(asked) : withoutNumber(this.#ask(asked));
      }
      default:
        return null;
    }
  }

  #hidOut(interfaceNumber: number, bytes: Uint8Array): Answer {
    const numbered = this.#numbered(interfaceNumber);
    const report = numbered ? bytes : Uint8Array.of(0, ...bytes);
    return this.#ask({ kind: 'hid-out', interfaceNumber, bytes: report });
  }

  #isHid(interfaceNumber: number): boolean {
    return [...this.#endpoints.values()].some(
      (one) => one.interfaceNumber === interfaceNumber && one.classCode === hidClass,
    );
  }

  #report(interfaceNumber: number): Uint8Array {
    const known = this.#reports.get(interfaceNumber);
    if (known !== undefined) return known;
    const report = reportDescriptor(this.#device, interfaceNumber);
    this.#reports.set(interfaceNumber, report);
    return report;
  }

  #numbered(interfaceNumber: number): boolean {
    return reportsAreNumbered(this.#report(interfaceNumber));
  }

  /** A responder is made for our own probes; what it cannot take from another program it stalls. */
  #ask(exchange: Exchange): Answer {
    try {
      return this.#responder.answer(exchange);
    } catch (error) {
      if (error instanceof RangeError) return stall;
      throw error;
    }
  }
}

function recipientOf(bits: number): ControlSetup['recipient'] {
  if (bits === 1) return 'interface';
  return bits === 2 ? 'endpoint' : 'device';
}

function stringDescriptor(text: string): Uint8Array {
  const units = Array.from({ length: Math.min(text.length, longestString) }, (_unused, index) =>
    text.charCodeAt(index),
  );
  return Uint8Array.from([
    ...[2 + units.length * 2, descriptorType.string],
    ...units.flatMap((unit) => [unit & 0xff, unit >> 8]),
  ]);
}

/** The report's number, which our ports put first, is not sent by a device that numbers none. */
function withoutNumber(answer: Answer): Answer {
  return answer.type === 'data' ? data(answer.bytes.slice(1)) : answer;
}
