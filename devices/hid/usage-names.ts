/** Usages that a technician looks for, HID Usage Tables 1.5 and their FIDO page. */
const usageNames: Readonly<Record<string, string>> = {
  '0001:0002': 'mouse',
  '0001:0004': 'joystick',
  '0001:0005': 'game pad',
  '0001:0006': 'keyboard',
  '0001:0007': 'keypad',
  '0001:0080': 'system control',
  '000b:0001': 'telephone',
  '000b:0005': 'headset',
  '000c:0001': 'media keys',
  '000d:0001': 'digitizer',
  '000d:0002': 'pen',
  '000d:0004': 'touch screen',
  '000d:0005': 'touch pad',
  '0084:0004': 'UPS',
  '0084:0024': 'power summary',
  '008c:0002': 'bar code scanner',
  'f1d0:0001': 'FIDO security key',
};

/** `0001:0006 keyboard`, or the number alone when it has no name here. */
export function usageName(usagePage: number, usage: number): string {
  const id = [usagePage, usage].map((one) => one.toString(16).padStart(4, '0')).join(':');
  const name = usageNames[id];
  return name === undefined ? id : `${id} ${name}`;
}
