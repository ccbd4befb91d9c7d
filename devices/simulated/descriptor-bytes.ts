/** One interface of a simulated device, all endpoints bulk or interrupt. */
export interface InterfaceSpec {
  readonly classCode: number;
  readonly subclass: number;
  readonly protocol: number;
  /** Endpoint addresses with the direction bit (0x81 is number 1, in). */
  readonly bulk?: readonly number[];
  readonly interrupt?: readonly number[];
  readonly isochronous?: readonly number[];
  /** Descriptors of its class, whole, between interface and endpoints. */
  readonly classSpecific?: readonly (readonly number[])[];
  /** Another setting of the interface before it. */
  readonly alternateOf?: number;
}

export interface DescriptorSpec {
  readonly vendorId: number;
  readonly productId: number;
  readonly usbVersionBcd: number;
  readonly deviceClass?: number;
  readonly releaseBcd?: number;
  readonly hasSerial: boolean;
  readonly milliamperes: number;
  readonly selfPowered?: boolean;
  /** The only packet size of a low-speed device is 8, USB 2.0 sections 5.5.3 and 5.7.3. */
  readonly lowSpeed?: boolean;
  readonly interfaces: readonly InterfaceSpec[];
}

const low = (value: number) => value & 0xff;
const high = (value: number) => (value >> 8) & 0xff;

/** Device descriptor and one configuration, byte for byte as a device sends them (USB 2.0 section 9.6). */
export function descriptorBytes(spec: DescriptorSpec): Uint8Array {
  const superSpeed = spec.usbVersionBcd >= 0x0300;
  const lowSpeed = spec.lowSpeed === true;
  let next = 0;
  const body = spec.interfaces.flatMap((one) => {
    const number = one.alternateOf ?? next;
    if (one.alternateOf === undefined) next += 1;
    return interfaceBytes(one, number, { superSpeed, lowSpeed });
  });
  const total = 9 + body.length;
  return Uint8Array.from([
    ...[18, 1, low(spec.usbVersionBcd), high(spec.usbVersionBcd), spec.deviceClass ?? 0, 0, 0],
    ...[superSpeed ? 9 : lowSpeed ? 8 : 64, low(spec.vendorId), high(spec.vendorId)],
    ...[low(spec.productId), high(spec.productId)],
    ...[low(spec.releaseBcd ?? 0x0100), high(spec.releaseBcd ?? 0x0100)],
    ...[1, 2, spec.hasSerial ? 3 : 0, 1],
    ...[9, 2, low(total), high(total), next, 1, 0],
    ...[spec.selfPowered === true ? 0xc0 : 0x80, low(spec.milliamperes / (superSpeed ? 8 : 2))],
    ...body,
  ]);
}

function interfaceBytes(
  one: InterfaceSpec,
  number: number,
  { superSpeed, lowSpeed }: { readonly superSpeed: boolean; readonly lowSpeed: boolean },
): number[] {
  const bulk = one.bulk ?? [];
  const interrupt = one.interrupt ?? [];
  const isochronous = one.isochronous ?? [];
  const alternate = one.alternateOf === undefined ? 0 : 1;
  const endpoints = bulk.length + interrupt.length + isochronous.length;
  const packet = superSpeed ? 1024 : 512;
  const report = lowSpeed ? 8 : 64;
  // Every SuperSpeed endpoint is followed by its companion, USB 3.2 section 9.6.7.
  const companion = superSpeed ? [6, 0x30, 0, 0, 0, 0] : [];
  return [
    ...[9, 4, number, alternate, endpoints, one.classCode, one.subclass, one.protocol],
    0,
    ...(one.classSpecific ?? []).flat(),
    ...bulk.flatMap((address) => [7, 5, address, 2, low(packet), high(packet), 0, ...companion]),
    ...interrupt.flatMap((address) => [7, 5, address, 3, report, 0, 4, ...companion]),
    ...isochronous.flatMap((address) => [7, 5, address, 5, 200, 0, 1, ...companion]),
  ];
}

/** BOS with USB 2.0 extension and, for `superSpeed`, the SuperSpeed capability (USB 3.2 section 9.6.2). */
export function bosBytes(options: {
  readonly superSpeed?: boolean;
  readonly failedAlternateMode?: boolean;
  /** 16 bytes. */
  readonly containerId?: readonly number[];
}): Uint8Array {
  const capabilities = [
    [7, 0x10, 0x02, 0x06, 0, 0, 0],
    ...(options.superSpeed === true ? [[10, 0x10, 0x03, 0, 0x0e, 0, 1, 10, 0xff, 0x07]] : []),
    ...(options.containerId === undefined ? [] : [[20, 0x10, 0x04, 0, ...options.containerId]]),
    ...(options.failedAlternateMode === true ? [billboardCapability()] : []),
  ];
  const body = capabilities.flat();
  return Uint8Array.from([
    5,
    0x0f,
    low(5 + body.length),
    high(5 + body.length),
    capabilities.length,
    ...body,
  ]);
}

/** USB Billboard 1.2.2 section 3.1.6.2: one mode (DisplayPort, SVID 0xff01) with an unspecified error. */
function billboardCapability(): number[] {
  const configured = Array.from({ length: 32 }, () => 0);
  return [0x30, 0x10, 0x0d, 0, 1, 0, 0, 0, ...configured, 0x21, 0x01, 0, 0, 0x01, 0xff, 0, 0];
}
