/** An endpoint of a simulated device, with the interface that it belongs to. */
export interface WireEndpoint {
  readonly interfaceNumber: number;
  readonly classCode: number;
  readonly interrupt: boolean;
}

/** Every endpoint in a device's descriptors by its address (USB 2.0 section 9.6.6). Total. */
export function endpointsOf(descriptors: Uint8Array): ReadonlyMap<number, WireEndpoint> {
  const endpoints = new Map<number, WireEndpoint>();
  let interfaceNumber = 0;
  let classCode = 0;
  for (let at = 18; at < descriptors.length;) {
    const [length = 0, type = 0, first = 0, second = 0] = descriptors.subarray(at, at + 4);
    if (length < 2) break;
    if (type === 4) {
      interfaceNumber = first;
      classCode = descriptors[at + 5] ?? 0;
    }
    if (type === 5) {
      endpoints.set(first, { interfaceNumber, classCode, interrupt: (second & 3) === 3 });
    }
    at += length;
  }
  return endpoints;
}
