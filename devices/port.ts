import type { DeviceFault } from '../shared/base/fault.ts';
import type { Result } from '../shared/base/result.ts';
import type { StopSignal } from '../shared/base/stop-signal.ts';

/** The setup packet of a control transfer, USB 2.0 section 9.3. */
export interface ControlSetup {
  readonly type: 'standard' | 'class' | 'vendor';
  readonly recipient: 'device' | 'interface' | 'endpoint';
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/**
 * One question to a device. `endpoint` is the endpoint's address without the direction bit (1 to 15);
 * HID reports have their report number as first byte (0 when the device numbers none).
 */
export type Exchange =
  | { readonly kind: 'control-in'; readonly setup: ControlSetup; readonly length: number }
  | { readonly kind: 'control-out'; readonly setup: ControlSetup; readonly bytes: Uint8Array }
  | {
      readonly kind: 'bulk-in';
      readonly interfaceNumber: number;
      readonly endpoint: number;
      readonly length: number;
    }
  | {
      readonly kind: 'bulk-out';
      readonly interfaceNumber: number;
      readonly endpoint: number;
      readonly bytes: Uint8Array;
    }
  /** GET_REPORT(Feature), HID 1.11 section 7.2.1; the reply begins with the report number. */
  | {
      readonly kind: 'hid-feature-in';
      readonly interfaceNumber: number;
      readonly reportId: number;
      readonly length: number;
    }
  /**
   * One attribute that the kernel shows of this device, by its path below the device's own folder in
   * sysfs (`bMaxPower`, `1-1:1.0/ieee1284_id`); asks nothing of the device.
   */
  | { readonly kind: 'sysfs-read'; readonly path: string; readonly length: number }
  /** The names in one of those folders, separated by line feeds; an empty path is the folder itself. */
  | { readonly kind: 'sysfs-list'; readonly path: string; readonly length: number }
  /**
   * One request to lockdownd of an iPhone or iPad, or to the diagnostics service that it starts, as a
   * property list; the answer is the property list of the reply. What lockdownd refuses stands in the
   * reply as `Error` and is no fault. Without trust `diagnostics` is refused that way too.
   */
  | {
      readonly kind: 'apple-request';
      readonly to: 'lockdown' | 'diagnostics';
      readonly plist: Uint8Array;
      readonly length: number;
    }
  /**
   * Asks an iPhone or iPad to trust this visit; the answer is lockdownd's reply without keys, and from
   * a reply without `Error` on every request goes through the trusted session. With the `Error` of the
   * reply before as `unlike` it waits for another one, and times out when none comes. `OrganisationPairing`
   * in the reply tells how pairing without the owner went (devices/apple/trust.ts). The trust is taken
   * back by `close`.
   */
  | { readonly kind: 'apple-pair'; readonly unlike: string | null; readonly length: number }
  | { readonly kind: 'hid-in'; readonly interfaceNumber: number; readonly length: number }
  | { readonly kind: 'hid-out'; readonly interfaceNumber: number; readonly bytes: Uint8Array };

/**
 * That the bytes of an exchange may be kept for the technician (docs/privacy.md, "Raw exchange"). Whoever
 * makes the exchange knows what can be in it, so it is said there; where nothing is said only lengths are
 * kept.
 */
export interface Keeping {
  /**
   * The number of this one specimen is in it: kept only when the probe has told the number
   * (`ProbeContext.conceal`) and it was replaced.
   */
  readonly named?: true;
  /** Kept only when this says of the answer that it is one to our question, and not of somebody else. */
  readonly when?: (answer: Uint8Array) => boolean;
}

/** Nothing personal can be in it. */
export const keepAll: Keeping = {};

export interface ExchangeOptions {
  /** How long the device may take over this one exchange. There is no default. */
  readonly timeoutMs: number;
  readonly stop: StopSignal;
  readonly keep?: Keeping | undefined;
}

/**
 * The way to one device: one exchange at a time. An `in` answers with at most `length` bytes, an
 * `out` with none. An interface is claimed at its first exchange and let go by `close`.
 */
export interface DevicePort {
  exchange(exchange: Exchange, options: ExchangeOptions): Promise<Result<Uint8Array, DeviceFault>>;
  /** Gives the device back to the system. Never fails; closing twice is the same as once. */
  close(): Promise<void>;
}
