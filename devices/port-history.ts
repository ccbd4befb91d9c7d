import type { PortTrouble } from '../shared/domain/port-trouble.ts';
import type { DeviceKind } from '../shared/domain/readout.ts';
import type { DescribedDevice } from './described-device.ts';
import type { KernelObservation } from './kernel-log/observation.ts';
import { everyInterface } from './usb/device-kind.ts';
import { usbId } from './usb/device-modes.ts';

/** So long counts what happened at a port. */
const windowMs = { attachments: 10_000, log: 120_000, swap: 2000 } as const;
/** The kernel's log is looked at four times a second: its last words of a device may come after it left. */
const logLagMs = 500;
/** From so many attachments in ten seconds on the contact is loose, or the device restarts itself. */
export const flappingAttachments = 3;
/** A hostile device may appear and go for ever; no more than this is remembered. */
const most = { ports: 128, moments: 64 } as const;

/** What a device was when it appeared. */
export interface Identity {
  /** `18d1:4ee1` with its interfaces, so that a change of either shows. */
  readonly text: string;
  readonly kind: DeviceKind;
}

/** What happened at one port lately. */
export interface PortPast {
  /** Within the last ten seconds. */
  readonly attachments: number;
  /** The figures below are of the last two minutes, without what was said of another device there before. */
  readonly enumerationErrors: number;
  /** `-71`, each once. */
  readonly errorNumbers: readonly string[];
  readonly resets: number;
  readonly overCurrents: number;
  readonly powerRefused: boolean;
  readonly cableSuspected: boolean;
  /** What left this port less than two seconds before the present device came, when it was another. */
  readonly former: Identity | null;
}

/** What a device shows itself as. */
export function identityOf(device: DescribedDevice): Identity {
  const { vendorId, productId, kind } = device.summary;
  const triples = everyInterface(device.descriptors).map((one) =>
    [one.classCode, one.subclass, one.protocol]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('/'),
  );
  const text = [usbId(vendorId, productId), ...new Set(triples)].slice(0, 12).join(' ');
  return { text, kind };
}

/** Phones change their interfaces when file transfer is chosen; anything else has no reason to. */
export function cameBackAsAnother(former: Pick<Identity, 'kind'>, now: DeviceKind): boolean {
  return ![former.kind, now].some((kind) => kind === 'phone' || kind === 'tablet');
}

interface Moment {
  readonly atMs: number;
  readonly observation: KernelObservation;
}

interface PortMemory {
  attachedAtMs: number[];
  moments: Moment[];
  present: Identity | null;
  last: { readonly identity: Identity; readonly leftAtMs: number } | null;
  former: Identity | null;
}

/**
 * Remembers what happened at each port: attachments, and what the kernel said. Knows no clock; every
 * call says when it is.
 */
export class PortHistory {
  readonly #ports = new Map<string, PortMemory>();

  /** A device came. Answers what is wrong with that, if anything. */
  attached(portPath: string, identity: Identity, nowMs: number): PortTrouble | null {
    const memory = this.#memory(portPath);
    const { last } = memory;
    const swapped = last !== null && nowMs - last.leftAtMs < windowMs.swap;
    const isOther = last !== null && last.identity.text !== identity.text;
    memory.former = swapped && isOther ? last.identity : null;
    if (isOther && !swapped) {
      memory.moments = memory.moments.filter(({ atMs }) => atMs > last.leftAtMs + logLagMs);
    }
    memory.present = identity;
    memory.attachedAtMs = [...memory.attachedAtMs, nowMs].slice(-most.moments);
    return since(memory.attachedAtMs, nowMs) >= flappingAttachments ? 'loose' : null;
  }

  detached(portPath: string, nowMs: number): void {
    const memory = this.#ports.get(portPath);
    if (memory?.present == null) return;
    memory.last = { identity: memory.present, leftAtMs: nowMs };
    memory.present = null;
  }

  /** The kernel said something. Answers the trouble that it means by itself, if any. */
  observed(observation: KernelObservation, nowMs: number): PortTrouble | null {
    const memory = this.#memory(observation.portPath);
    memory.moments = [...memory.moments, { atMs: nowMs, observation }].slice(-most.moments);
    switch (observation.type) {
      case 'given-up':
        return 'not-recognised';
      case 'cable-suspected':
      case 'over-current':
        return observation.type;
      case 'power-refused':
        return 'too-little-power';
      default:
        return null;
    }
  }

  /** Whether a device is there, as far as it was told. */
  isPresent(portPath: string): boolean {
    return this.#ports.get(portPath)?.present != null;
  }

  /** When the present device of a port came. */
  attachedAtMs(portPath: string): number | null {
    const memory = this.#ports.get(portPath);
    return memory?.present == null ? null : (memory.attachedAtMs.at(-1) ?? null);
  }

  of(portPath: string, nowMs: number): PortPast {
    const memory = this.#ports.get(portPath);
    const seen = (memory?.moments ?? [])
      .filter(({ atMs }) => nowMs - atMs <= windowMs.log)
      .map(({ observation }) => observation);
    const count = (type: KernelObservation['type']) =>
      seen.filter((observation) => observation.type === type).length;
    const numbers = seen.flatMap((one) =>
      one.type === 'enumeration-error' && one.error !== null ? [`-${one.error}`] : [],
    );
    return {
      attachments: since(memory?.attachedAtMs ?? [], nowMs),
      enumerationErrors: count('enumeration-error') + count('given-up'),
      errorNumbers: [...new Set(numbers)],
      resets: count('reset'),
      overCurrents: count('over-current'),
      powerRefused: count('power-refused') > 0,
      cableSuspected: count('cable-suspected') > 0,
      former: memory?.former ?? null,
    };
  }

  #memory(portPath: string): PortMemory {
    const known = this.#ports.get(portPath);
    if (known !== undefined) return known;
    const [oldest] = this.#ports.keys();
    if (this.#ports.size >= most.ports && oldest !== undefined) this.#ports.delete(oldest);
    const fresh = { attachedAtMs: [], moments: [], present: null, last: null, former: null };
    this.#ports.set(portPath, fresh);
    return fresh;
  }
}

function since(momentsMs: readonly number[], nowMs: number): number {
  return momentsMs.filter((atMs) => nowMs - atMs <= windowMs.attachments).length;
}
