/**
 * The part of `usb` 3.1.0 that we use, so that tests can stand in for it. Facts about its behaviour
 * are in docs/probes.md, "The USB library".
 */
export interface UsbLibrary {
  getDevices(): Promise<readonly NativeDevice[]>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: NativeEvent) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: NativeEvent) => void): void;
}

export interface NativeEvent {
  readonly device: NativeDevice;
}

interface NativeSetup {
  readonly requestType: 'standard' | 'class' | 'vendor';
  readonly recipient: 'device' | 'interface' | 'endpoint' | 'other';
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

interface NativeIn {
  readonly data?: DataView | undefined;
  readonly status?: string | undefined;
}

/** Calls reject with plain Errors; string getters may block, open the device, and throw. */
export interface NativeDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly bus: string;
  readonly address: number;
  readonly ports: readonly number[];
  readonly speed?: string | undefined;
  readonly manufacturerName?: string | null | undefined;
  readonly productName?: string | null | undefined;
  readonly serialNumber?: string | null | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  claimInterface(interfaceNumber: number): Promise<void>;
  releaseInterface(interfaceNumber: number): Promise<void>;
  selectAlternateInterface(interfaceNumber: number, alternate: number): Promise<void>;
  clearHalt(direction: 'in' | 'out', endpoint: number): Promise<void>;
  /** Linux only; elsewhere they reject. */
  detachKernelDriver(interfaceNumber: number): Promise<void>;
  attachKernelDriver(interfaceNumber: number): Promise<void>;
  controlTransferIn(setup: NativeSetup, length: number, timeoutMs: number): Promise<NativeIn>;
  controlTransferOut(setup: NativeSetup, data: Uint8Array, timeoutMs: number): Promise<unknown>;
  transferIn(endpoint: number, length: number, timeoutMs: number): Promise<NativeIn>;
  transferOut(endpoint: number, data: Uint8Array, timeoutMs: number): Promise<unknown>;
}

/** Loads the real library; a machine that cannot load it gets a fault instead of a crash. */
export async function loadUsbLibrary(): Promise<UsbLibrary> {
  const { usb } = await import('usb');
  // The library's types are WebUSB's, whose transfers lack the timeout that 3.1.0 has as third
  // argument and whose events are DOM events; the shape above is what its dist/index.js does.
  return usb as unknown as UsbLibrary;
}
