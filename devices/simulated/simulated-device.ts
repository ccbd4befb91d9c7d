import type { HidUsage } from '../bus.ts';
import type { Exchange } from '../port.ts';
import type { PortTexts, Texts } from '../surroundings.ts';

/** What a simulated device does with one exchange. */
export type Answer =
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  | { readonly type: 'stall' }
  /** Says nothing, until the host gives up. */
  | { readonly type: 'silence' }
  /** Pulls itself out of the port. */
  | { readonly type: 'vanish' };

/** A simulated device while it is open: bytes in, bytes out, with a memory of its own. */
export interface Responder {
  answer(exchange: Exchange): Answer;
}

/** A device on a port of a simulated hub. */
export interface SimulatedPart {
  readonly port: number;
  readonly device: SimulatedDevice;
  /** Absent: it is there at once. */
  readonly afterMs?: number;
}

/** A device that exists only as bytes. Part of the lab; production code never imports it. */
export interface SimulatedDevice {
  /** Short name for dock and tests, unique. */
  readonly name: string;
  /** What a person reads in the dock. */
  readonly label: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly descriptors: Uint8Array;
  readonly bitsPerSecond: number;
  readonly strings: {
    readonly maker: string | null;
    readonly product: string | null;
    readonly serial: string | null;
  };
  /** What its HID interfaces are for; absent for a device without. */
  readonly hidUsages?: readonly HidUsage[];
  /** What hangs on its own ports, when it is a hub; plugged and unplugged with it. */
  readonly parts?: readonly SimulatedPart[];
  /** It leaves by itself, and comes back as the device that is named. */
  readonly life?: {
    readonly leavesAfterMs: number;
    readonly returnsAfterMs: number;
    readonly as: SimulatedDevice;
  };
  /** What the system shows of it and of its port; absent for a system that shows nothing. */
  readonly portTexts?: PortTexts;
  /** What sysfs answers below its folder, by path; absent: its `Responder` answers. */
  readonly sysfs?: Texts;
  /** Its Binary device Object Store as the system keeps it. */
  readonly bos?: Uint8Array;
  readonly open: () => Responder;
}

/** An answer with bytes; without any it says that an `out` went well. */
export function data(bytes: Uint8Array = new Uint8Array(0)): Answer {
  return { type: 'data', bytes };
}

export const stall: Answer = { type: 'stall' };
export const silence: Answer = { type: 'silence' };
export const vanish: Answer = { type: 'vanish' };

const getDescriptor = 0x06;
const bosType = 0x0f;

/** A device that answers for its BOS when it has one, and stalls everything else. */
export function onlyDescriptors(bos: Uint8Array | null): () => Responder {
  return () => ({ answer: (exchange) => answerDescriptor(exchange, bos) });
}

/** Answers GET_DESCRIPTOR(BOS); stalls every other control request. */
export function answerDescriptor(exchange: Exchange, bos: Uint8Array | null): Answer {
  const asked =
    exchange.kind === 'control-in' &&
    exchange.setup.type === 'standard' &&
    exchange.setup.request === getDescriptor &&
    exchange.setup.value >> 8 === bosType;
  return asked && bos !== null ? data(bos.slice(0, exchange.length)) : stall;
}
