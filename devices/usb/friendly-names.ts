import type { DeviceKind } from '../../shared/domain/readout.ts';
import { usbId } from './device-modes.ts';

/** What people at work call a device, and what it is to them. */
export interface FriendlyName {
  /** Without the maker, who is named beside it. Null: the list's own name is good enough. */
  readonly name: string | null;
  /** The picture; null: what its interfaces say. */
  readonly kind: DeviceKind | null;
}

type Row = readonly [id: string, name: string | null, kind: DeviceKind | null];

/**
 * Devices that are common at workplaces, by the numbers that usb.ids has for them. A kind stands here
 * only where the interfaces tell something else: a receiver, a dock that also sounds, a maker's own class.
 */
const rows: readonly Row[] = [
  // Mice, keyboards and their receivers. A receiver shows a keyboard even when only a mouse is paired.
  ['046d:c05a', 'M90 / M100', null],
  ['046d:c058', 'M115', null],
  ['046d:c062', 'LS1', null],
  ['046d:c52b', 'Unifying', 'mouse'],
  ['046d:c532', 'Unifying', 'mouse'],
  ['046d:c52f', 'Nano', 'mouse'],
  ['046d:c534', 'Nano', 'mouse'],
  ['046d:c548', 'Logi Bolt', 'mouse'],
  ['046d:c31c', 'K120', null],
  ['046d:c31d', 'K200', null],
  ['046d:c326', 'K310', null],
  ['046d:c328', 'K280e', null],
  ['045e:0797', 'Optical Mouse 200', null],
  ['045e:0750', 'Wired Keyboard 600', null],
  ['045e:07f8', 'Wired Keyboard 600', null],
  ['045e:0752', 'Wired Keyboard 400', null],
  ['045e:00db', 'Natural Ergonomic Keyboard 4000', null],
  ['413c:2003', 'SK-8115', null],
  ['413c:2107', 'KB212', null],
  ['413c:2113', 'KB216', null],
  ['413c:301a', 'MS116', null],
  ['03f0:0024', 'KU-0316', null],
  ['17ef:6009', 'ThinkPad TrackPoint', null],
  ['17ef:6047', 'ThinkPad TrackPoint', null],
  // Webcams.
  ['046d:0825', 'C270', null],
  ['046d:081b', 'C310', null],
  ['046d:082c', 'C615', null],
  ['046d:082d', 'C920', null],
  ['046d:0892', 'C920', null],
  ['046d:08e5', 'C920', null],
  ['046d:085c', 'C922', null],
  ['046d:0843', 'C930e', null],
  ['046d:085e', 'BRIO', null],
  ['046d:086b', 'BRIO', null],
  ['045e:0779', 'LifeCam HD-3000', null],
  ['045e:0810', 'LifeCam HD-3000', null],
  ['045e:0772', 'LifeCam Studio', null],
  ['045e:075d', 'LifeCam Cinema', null],
  // Headsets and speakerphones.
  ['046d:0a44', 'H390', null],
  ['046d:0a8f', 'H390', null],
  ['046d:0a38', 'H340', null],
  ['046d:0a37', 'H540', null],
  ['0b0e:0305', 'Evolve Link', null],
  ['0b0e:0311', 'Evolve 65', null],
  ['0b0e:245e', 'Link 370', null],
  ['0b0e:0410', 'Speak 410', null],
  ['0b0e:0420', 'Speak 510', null],
  ['0b0e:0422', 'Speak 510', null],
  ['0b0e:2456', 'Speak 810', null],
  ['0b0e:a346', 'Engage 75', null],
  ['047f:c00e', 'Blackwire C310', null],
  ['047f:c053', 'Blackwire C5220', null],
  ['047f:c056', 'Blackwire C3220', null],
  ['1395:0025', 'PC 8', null],
  ['1395:003f', 'SP 20', null],
  // Docks and network adapters.
  ['17e9:430f', 'Kensington', 'dock'],
  ['17e9:436e', 'Dell D3100', 'dock'],
  ['03f0:046b', 'Dock G5', 'dock'],
  ['03f0:484a', 'Elite Dock G4', 'dock'],
  ['17ef:3066', 'ThinkPad Thunderbolt 3 Dock', 'dock'],
  ['17ef:3069', 'ThinkPad Thunderbolt 3 Dock', 'network-adapter'],
  ['17ef:3062', 'ThinkPad Dock', 'network-adapter'],
  ['17ef:7205', 'ThinkPad LAN', 'network-adapter'],
  ['0bda:8152', 'RTL8152', 'network-adapter'],
  ['0bda:8153', 'RTL8153', 'network-adapter'],
  ['0b95:1790', 'AX88179', 'network-adapter'],
  ['0b95:7720', 'AX88772', 'network-adapter'],
  ['0b95:772a', 'AX88772A', 'network-adapter'],
  ['0b95:772b', 'AX88772B', 'network-adapter'],
  ['045e:07c6', 'Surface Ethernet', 'network-adapter'],
  ['045e:0927', 'Surface Ethernet', 'network-adapter'],
  ['045e:09a0', 'Surface Ethernet', 'network-adapter'],
  // Serial adapters.
  ['0403:6001', 'FT232', 'serial-adapter'],
  ['10c4:ea60', 'CP210x', 'serial-adapter'],
  ['067b:2303', 'PL2303', 'serial-adapter'],
  ['1a86:7523', 'CH340', 'serial-adapter'],
  // Storage.
  ['0951:1665', 'DataTraveler SE9', null],
  ['0951:1666', 'DataTraveler', null],
  ['1058:0748', 'My Passport', null],
  ['1058:0820', 'My Passport Ultra', null],
  ['1058:10b8', 'Elements', null],
  ['0bc2:2322', 'Expansion', null],
  ['0bc2:231a', 'Expansion', null],
  ['04e8:4001', 'Portable SSD T7', null],
  // Cards and keys.
  ['1050:0407', 'YubiKey 4 / 5', null],
  ['1050:0120', 'Security Key', null],
  ['1050:0116', 'YubiKey NEO', null],
  ['076b:3021', 'CardMan 3021', null],
  ['04e6:5116', 'SCR3310', null],
  ['08e6:3437', 'PC Twin', null],
];

const byId: ReadonlyMap<string, FriendlyName> = new Map(
  rows.map(([id, name, kind]) => [id, { name, kind }]),
);

/** What people call it, or null for a device that is not in our table. */
export function friendlyName(vendorId: number, productId: number): FriendlyName | null {
  return byId.get(usbId(vendorId, productId)) ?? null;
}

/** The numbers of the table, for the test that compares them with usb.ids. */
export const friendlyIds: readonly string[] = rows.map(([id]) => id);
