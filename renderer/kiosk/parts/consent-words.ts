import type { DeviceKind, DeviceSummary } from '../../../shared/domain/readout.ts';
import { isAppleDevice } from './device-words.ts';

/** Kinds of which the same is read; each has `device-consent.about.<group>.read` and `.never`. */
const groupOf = {
  phone: 'android',
  tablet: 'android',
  laptop: 'unknown',
  storage: 'storage',
  printer: 'printer',
  camera: 'camera',
  keyboard: 'keyboard',
  mouse: 'input',
  scanner: 'input',
  'security-key': 'security-key',
  'smart-card-reader': 'smart-card-reader',
  headset: 'sound-and-picture',
  webcam: 'sound-and-picture',
  'network-adapter': 'network',
  'serial-adapter': 'link',
  hub: 'link',
  dock: 'link',
  ups: 'ups',
  'game-controller': 'input',
  unknown: 'unknown',
} as const satisfies Record<DeviceKind, string>;

/** What is read depends on what it is; nobody agrees to what was not named. */
export function consentGroup(device: DeviceSummary): (typeof groupOf)[DeviceKind] | 'apple' {
  const group = groupOf[device.kind];
  return group === 'android' && isAppleDevice(device) ? 'apple' : group;
}
