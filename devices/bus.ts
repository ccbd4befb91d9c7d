import type { DeviceFault, Fault } from '../shared/base/fault.ts';
import type { Result } from '../shared/base/result.ts';
import type { DevicePort } from './port.ts';
import type { PortTexts } from './surroundings.ts';

/** A device as the bus shows it before anything is asked of it. Nothing here is cleaned yet. */
export interface AttachedDevice {
  /** Names this attachment; a replug gives another one. */
  readonly deviceId: string;
  /** `bus-port.port`, stable across replug, for example `1-4.2`. */
  readonly portPath: string;
  /** What the same socket is called on the bus of the other speed, where the system tells it. */
  readonly peerPath?: string;
  readonly vendorId: number;
  readonly productId: number;
  /** Device descriptor and all configurations, as Linux keeps them; null when they could not be had. */
  readonly descriptors: Uint8Array | null;
  /** Its Binary device Object Store, where the system keeps one (Linux 6.10 and later). */
  readonly bos?: Uint8Array;
  /** The link's speed as negotiated, or null when the bus does not tell. */
  readonly bitsPerSecond: number | null;
  /** The device's own strings, as hostile as the device. */
  readonly strings: {
    readonly maker: string | null;
    readonly product: string | null;
    readonly serial: string | null;
  };
  /** Device of the lab. */
  readonly simulated: boolean;
}

/** What one HID interface is for, HID Usage Tables. */
export interface HidUsage {
  readonly interfaceNumber: number;
  readonly usagePage: number;
  readonly usage: number;
}

/** What a bus tells by itself. */
export interface BusListener {
  attached(device: AttachedDevice): void;
  detached(deviceId: string): void;
  /** The whole bus cannot be read, or (null) can be read again. */
  stateChanged(fault: Fault | null): void;
}

/** All devices of a machine. */
export interface UsbBus {
  /** Begins to listen; devices that are there already are told as attached. */
  start(listener: BusListener): Promise<void>;
  /** The devices that are there now, or why the bus cannot be read. */
  list(): Promise<Result<readonly AttachedDevice[], Fault>>;
  open(deviceId: string): Promise<Result<DevicePort, DeviceFault>>;
  /** What the system shows of the port that a device hangs on; null on a system that shows nothing. */
  portTexts(deviceId: string): Promise<PortTexts | null>;
  /** What the system knows of a device's HID interfaces; empty for a device without. */
  hidUsages(deviceId: string): Promise<Result<readonly HidUsage[], Fault>>;
  stop(): Promise<void>;
}
