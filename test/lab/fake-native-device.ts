import type { NativeDevice } from '../../main/reader/usb-library.ts';

/** A device of the library for tests: notes every call, answers every read with zeros. */
export class FakeNativeDevice implements NativeDevice {
  readonly calls: string[] = [];
  readonly vendorId: number = 0x18d1;
  readonly productId: number = 0x4ee1;
  get bus(): string {
    return '001';
  }
  readonly address: number;
  readonly ports: readonly number[];

  constructor(address = 4, ports: readonly number[] = [2]) {
    this.address = address;
    this.ports = ports;
  }

  async open() {
    this.calls.push('open');
  }

  async close() {
    this.calls.push('close');
  }

  async claimInterface(interfaceNumber: number) {
    this.calls.push(`claim ${interfaceNumber}`);
  }

  async releaseInterface(interfaceNumber: number) {
    this.calls.push(`release ${interfaceNumber}`);
  }

  async selectAlternateInterface(interfaceNumber: number, alternate: number) {
    this.calls.push(`alternate ${interfaceNumber} ${alternate}`);
  }

  async clearHalt(direction: 'in' | 'out', endpoint: number) {
    this.calls.push(`clear-halt ${direction} ${endpoint}`);
  }

  async detachKernelDriver(interfaceNumber: number) {
    this.calls.push(`detach ${interfaceNumber}`);
  }

  async attachKernelDriver(interfaceNumber: number) {
    this.calls.push(`attach ${interfaceNumber}`);
  }

  async controlTransferIn(_setup: unknown, length: number) {
    return { status: 'ok', data: new DataView(new ArrayBuffer(length)) };
  }

  async controlTransferOut() {
    return { status: 'ok' };
  }

  async transferIn(endpoint: number, length: number, timeoutMs: number) {
    this.calls.push(`in ${endpoint} ${length} ${timeoutMs}`);
    return { status: 'ok', data: new DataView(new ArrayBuffer(length)) };
  }

  async transferOut(endpoint: number, data: Uint8Array, timeoutMs: number) {
    this.calls.push(`out ${endpoint} ${Buffer.from(data).toString('hex')} ${timeoutMs}`);
  }
}
