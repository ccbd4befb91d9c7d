import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ByteReader } from './byte-reader.ts';
import { versionText } from './version-text.ts';

/** Descriptor types, USB 2.0 table 9-5 and USB 3.2 table 9-6. */
const descriptorType = { device: 1, configuration: 2, interface: 4, endpoint: 5 } as const;

const deviceDescriptorLength = 18;
const configurationDescriptorLength = 9;
const interfaceDescriptorLength = 9;
const endpointDescriptorLength = 7;

/** More than any real device has; a hostile one is cut off here. */
const limit = { bytes: 65_536, interfaces: 64, endpoints: 32 } as const;

export interface Endpoint {
  /** 1 to 15. */
  readonly number: number;
  readonly direction: 'in' | 'out';
  readonly transfer: 'control' | 'isochronous' | 'bulk' | 'interrupt';
  readonly packetSize: number;
}

/** One setting of one interface. */
export interface UsbInterface {
  readonly number: number;
  readonly alternate: number;
  readonly classCode: number;
  readonly subclass: number;
  readonly protocol: number;
  readonly endpoints: readonly Endpoint[];
}

export interface Configuration {
  readonly value: number;
  readonly selfPowered: boolean;
  readonly maxMilliamperes: number;
  readonly interfaces: readonly UsbInterface[];
}

/** Where a device contradicts itself; words stand in the catalogue as `descriptorProblem.<code>`. */
export type DescriptorProblem =
  | 'ids-differ'
  | 'no-configuration'
  | 'configuration-count-differs'
  | 'length-differs'
  | 'interface-count-differs'
  | 'endpoint-count-differs'
  | 'no-interfaces'
  | 'cut-off'
  | 'malformed';

export interface UsbDescriptors {
  /** `2.10` for 0x0210. */
  readonly usbVersion: string;
  readonly usbVersionBcd: number;
  readonly deviceClass: number;
  readonly deviceSubclass: number;
  readonly deviceProtocol: number;
  readonly vendorId: number;
  readonly productId: number;
  /** `5.10` for 0x0510: the maker's own version of the device. */
  readonly release: string;
  readonly hasSerial: boolean;
  readonly configurations: readonly Configuration[];
  readonly problems: readonly DescriptorProblem[];
}

/**
 * Parses a device descriptor followed by its configurations, as Linux gives them in the sysfs file
 * `descriptors` (USB 2.0 section 9.6). Total: a device that lies gives descriptors with `problems`;
 * only bytes without a device descriptor give a fault.
 */
export function parseDescriptors(bytes: Uint8Array): Result<UsbDescriptors, DeviceFault> {
  const reader = new ByteReader(bytes.subarray(0, limit.bytes));
  const length = reader.u8();
  const type = reader.u8();
  if (type !== descriptorType.device || length !== deviceDescriptorLength) {
    return err(fault('device/garbled', `device descriptor has length ${length} and type ${type}`));
  }
  const usbVersionBcd = reader.u16();
  const deviceClass = reader.u8();
  const deviceSubclass = reader.u8();
  const deviceProtocol = reader.u8();
  reader.u8(); // bMaxPacketSize0
  const vendorId = reader.u16();
  const productId = reader.u16();
  const releaseBcd = reader.u16();
  reader.u16(); // iManufacturer, iProduct
  const hasSerial = reader.u8() !== 0;
  const declaredConfigurations = reader.u8();
  if (reader.failed) {
    return err(fault('device/garbled', `device descriptor ends after ${bytes.length} bytes`));
  }

  const problems = new Set<DescriptorProblem>();
  const superSpeed = usbVersionBcd >= 0x0300;
  const configurations: Configuration[] = [];
  const rest = bytes.subarray(deviceDescriptorLength, limit.bytes);
  let offset = 0;
  while (offset < rest.length) {
    const parsed = parseConfiguration(rest.subarray(offset), superSpeed, problems);
    if (parsed === null) break;
    configurations.push(parsed.configuration);
    offset += parsed.length;
  }
  if (configurations.length === 0) problems.add('no-configuration');
  else if (configurations.length !== declaredConfigurations) {
    problems.add('configuration-count-differs');
  }
  return ok({
    usbVersion: versionText(usbVersionBcd),
    usbVersionBcd,
    deviceClass,
    deviceSubclass,
    deviceProtocol,
    vendorId,
    productId,
    release: versionText(releaseBcd),
    hasSerial,
    configurations,
    problems: [...problems],
  });
}

function parseConfiguration(
  bytes: Uint8Array,
  superSpeed: boolean,
  problems: Set<DescriptorProblem>,
): { readonly configuration: Configuration; readonly length: number } | null {
  const reader = new ByteReader(bytes);
  const headerLength = reader.u8();
  const type = reader.u8();
  const declaredLength = reader.u16();
  const declaredInterfaces = reader.u8();
  const value = reader.u8();
  reader.u8(); // iConfiguration
  const attributes = reader.u8();
  const power = reader.u8();
  if (
    reader.failed ||
    type !== descriptorType.configuration ||
    headerLength !== configurationDescriptorLength
  ) {
    problems.add('malformed');
    return null;
  }
  const length = Math.min(declaredLength, bytes.length);
  if (declaredLength > bytes.length) problems.add('length-differs');
  if (length < configurationDescriptorLength) {
    problems.add('length-differs');
    return null;
  }
  const interfaces = parseInterfaces(bytes.subarray(headerLength, length), problems);
  const found = new Set(interfaces.map((one) => one.number)).size;
  if (found === 0) problems.add('no-interfaces');
  if (found !== declaredInterfaces) problems.add('interface-count-differs');
  return {
    length,
    configuration: {
      value,
      // USB 2.0 table 9-10: bit 6 self-powered; bMaxPower in 2 mA, in 8 mA at SuperSpeed.
      selfPowered: (attributes & 0x40) !== 0,
      maxMilliamperes: power * (superSpeed ? 8 : 2),
      interfaces,
    },
  };
}

/** An interface while its endpoints are still being read. */
interface OpenInterface extends UsbInterface {
  readonly endpoints: Endpoint[];
  readonly declaredEndpoints: number;
}

function parseInterfaces(bytes: Uint8Array, problems: Set<DescriptorProblem>): UsbInterface[] {
  const interfaces: OpenInterface[] = [];
  let current: OpenInterface | undefined;
  for (let offset = 0; offset < bytes.length;) {
    const length = bytes[offset] ?? 0;
    const type = bytes[offset + 1] ?? 0;
    if (length < 2) {
      problems.add('malformed');
      break;
    }
    if (offset + length > bytes.length) {
      problems.add('cut-off');
      break;
    }
    const body = new ByteReader(bytes.subarray(offset + 2, offset + length));
    if (type === descriptorType.configuration) {
      // The total length of the configuration before it covers the next one.
      problems.add('length-differs');
      break;
    }
    if (type === descriptorType.interface) {
      if (length < interfaceDescriptorLength || interfaces.length >= limit.interfaces) {
        problems.add('malformed');
        break;
      }
      current = parseInterface(body);
      interfaces.push(current);
    } else if (type === descriptorType.endpoint && current !== undefined) {
      if (length < endpointDescriptorLength || current.endpoints.length >= limit.endpoints) {
        problems.add('malformed');
        break;
      }
      current.endpoints.push(parseEndpoint(body));
    }
    offset += length;
  }
  if (interfaces.some((one) => one.endpoints.length !== one.declaredEndpoints)) {
    problems.add('endpoint-count-differs');
  }
  return interfaces.map(({ declaredEndpoints: _declared, ...one }) => one);
}

function parseInterface(body: ByteReader): OpenInterface {
  const number = body.u8();
  const alternate = body.u8();
  const declaredEndpoints = body.u8();
  const classCode = body.u8();
  const subclass = body.u8();
  const protocol = body.u8();
  return { number, alternate, declaredEndpoints, classCode, subclass, protocol, endpoints: [] };
}

const transfers = ['control', 'isochronous', 'bulk', 'interrupt'] as const;

/** USB 2.0 table 9-13. */
function parseEndpoint(body: ByteReader): Endpoint {
  const address = body.u8();
  const attributes = body.u8();
  const packet = body.u16();
  return {
    number: address & 0x0f,
    direction: (address & 0x80) === 0 ? 'out' : 'in',
    transfer: transfers[attributes & 0x03] ?? 'control',
    packetSize: packet & 0x07ff,
  };
}
