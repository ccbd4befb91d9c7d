/** The part of `node-hid` 3.4.0 that we use. */
export interface HidLibrary {
  devicesAsync(): Promise<readonly NativeHid[]>;
  readonly HIDAsync: { open(path: string): Promise<NativeHidDevice> };
}

export interface NativeHid {
  readonly vendorId: number;
  readonly productId: number;
  readonly interface: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** An opened HID interface; each call runs on a thread of the library and cannot be cancelled. */
export interface NativeHidDevice {
  /** Empty when nothing came in that time. */
  read(timeoutMs: number): Promise<Uint8Array | undefined>;
  /** The report's number first, 0 when the interface numbers none. */
  write(values: number[]): Promise<number>;
  getFeatureReport(reportId: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Loads the real library; a machine that cannot load it gets a fault instead of a crash. */
export async function loadHidLibrary(): Promise<HidLibrary> {
  return import('node-hid');
}
