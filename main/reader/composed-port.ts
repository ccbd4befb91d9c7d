import type { DevicePort, Exchange } from '../../devices/port.ts';

/** One way to a device out of two: HID reports go to `hid`, everything else to `usb`. */
export function composedPort(usb: DevicePort, hid: DevicePort): DevicePort {
  const portFor = (exchange: Exchange) => (exchange.kind.startsWith('hid-') ? hid : usb);
  return {
    exchange: (exchange, options) => portFor(exchange).exchange(exchange, options),
    async close() {
      // One after the other: the HID node is let go before the device itself.
      await hid.close();
      await usb.close();
    },
  };
}
