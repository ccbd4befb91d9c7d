import type { DescribedDevice } from '../described-device.ts';
import { derived, measured, reported, type ProbeFact } from '../probe.ts';
import type { Configuration, UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, isKeyboard, isStorage, usbClass } from '../usb/device-kind.ts';
import { modeOf, usbId } from '../usb/device-modes.ts';
import { interfaceName } from '../usb/interface-names.ts';

/** The name under which these facts stand; no exchange with the device is needed for them. */
export const usbDescriptorsId = 'usb-descriptors';

/** All that a device's descriptors say (layer L0). Pure: nothing is asked of the device. */
export function descriptorFacts(device: DescribedDevice): readonly ProbeFact[] {
  const { summary, descriptors } = device;
  const facts: ProbeFact[] = [
    measured('usb.id', usbId(summary.vendorId, summary.productId)),
    measured('usb.port', summary.portPath),
    derived('device.kind', summary.kind),
  ];
  if (summary.vendorName !== null) facts.push(derived('device.maker', summary.vendorName));
  if (summary.productName !== null) facts.push(derived('device.name', summary.productName));
  if (device.maker !== null) facts.push(reported('device.reported-maker', device.maker));
  if (device.product !== null) facts.push(reported('device.reported-name', device.product));
  facts.push(measured('device.has-serial', device.serial !== null));
  if (device.serial !== null) facts.push(reported('device.serial', device.serial));
  if (device.strangeTexts) facts.push(measured('device.strange-texts', true));
  if (device.bitsPerSecond !== null) {
    facts.push(measured('usb.speed', device.bitsPerSecond, 'bit-per-second'));
  }
  const interfaces = everyInterface(descriptors);
  const mode = modeOf(summary.vendorId, summary.productId, interfaces);
  if (mode !== null) facts.push(derived('device.mode', mode.mode));
  if (descriptors === null) {
    facts.push(measured('usb.descriptors-readable', false));
    return facts;
  }
  const [first] = descriptors.configurations;
  facts.push(
    reported('usb.version', descriptors.usbVersion),
    reported('usb.release', descriptors.release),
    reported('usb.configurations', descriptors.configurations.length, 'count'),
  );
  if (first !== undefined) {
    facts.push(
      reported('usb.power-declared', first.maxMilliamperes, 'milliampere'),
      reported('usb.self-powered', first.selfPowered),
    );
  }
  if (descriptors.configurations.length > 1) {
    facts.push(
      reported(
        'usb.configuration-list',
        descriptors.configurations.slice(0, 16).map(configurationText),
      ),
    );
  }
  facts.push(
    reported('usb.settings', interfaces.length, 'count'),
    reported('usb.interfaces', namesOf(interfaces)),
    derived('usb.data-interfaces', interfaces.filter(carriesData).length, 'count'),
  );
  if (descriptors.problems.length > 0) {
    facts.push(measured('usb.descriptor-problems', [...descriptors.problems]));
  }
  if (interfaces.some(isStorage) && interfaces.some(isKeyboard)) {
    facts.push(derived('usb.storage-with-keyboard', true));
  }
  if (isBillboard(device)) facts.push(reported('usb.billboard', true));
  return facts;
}

/** `4: 500 mA, own power, 3 interfaces in 5 settings`. */
function configurationText(one: Configuration): string {
  const numbers = new Set(one.interfaces.map(({ number }) => number));
  const power = one.selfPowered ? 'own power' : 'bus power';
  const parts = `${numbers.size} interfaces in ${one.interfaces.length} settings`;
  return `${one.value}: ${one.maxMilliamperes} mA, ${power}, ${parts}`;
}

/** Each distinct interface once, at most sixteen. */
function namesOf(interfaces: readonly UsbInterface[]): string[] {
  return [...new Set(interfaces.map(interfaceName))].slice(0, 16);
}

function carriesData(one: UsbInterface): boolean {
  return one.endpoints.length > 0 && one.classCode !== usbClass.billboard;
}

function isBillboard({ descriptors }: DescribedDevice): boolean {
  return (
    descriptors?.deviceClass === usbClass.billboard ||
    everyInterface(descriptors).some((one) => one.classCode === usbClass.billboard)
  );
}
