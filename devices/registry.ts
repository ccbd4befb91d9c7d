import type { Probe } from './probe.ts';
import { adbShell } from './probes/adb-shell.ts';
import { cameraClock } from './probes/camera-clock.ts';
import { ccidSlot } from './probes/ccid-slot.ts';
import { fidoInfo } from './probes/fido-info.ts';
import { hidCollections } from './probes/hid-collections.ts';
import { iphoneBattery } from './probes/iphone-battery.ts';
import { iphoneTrusted } from './probes/iphone-trusted.ts';
import { iphoneUntrusted } from './probes/iphone-untrusted.ts';
import { keyTest } from './probes/key-test.ts';
import { mtpContents } from './probes/mtp-contents.ts';
import { networkLink } from './probes/network-link.ts';
import { printerIdentity } from './probes/printer-identity.ts';
import { printerIpp } from './probes/printer-ipp.ts';
import { printerStatus } from './probes/printer-status.ts';
import { storageIdentity } from './probes/storage-identity.ts';
import { storageLayout } from './probes/storage-layout.ts';
import { storageMedium } from './probes/storage-medium.ts';
import { storageSample } from './probes/storage-sample.ts';
import { storageSmart } from './probes/storage-smart.ts';
import { upsStatus } from './probes/ups-status.ts';
import { usbBos } from './probes/usb-bos.ts';
import { yubikeyInfo } from './probes/yubikey-info.ts';

/** Every probe that asks a device something, in the order in which they run. There is no other list. */
export const probes: readonly Probe[] = [
  usbBos,
  networkLink,
  hidCollections,
  mtpContents,
  cameraClock,
  adbShell,
  storageIdentity,
  storageMedium,
  storageLayout,
  // What the drive says of itself comes before the long sample: a dying one may not get further.
  storageSmart,
  storageSample,
  iphoneUntrusted,
  iphoneTrusted,
  iphoneBattery,
  printerIdentity,
  printerStatus,
  printerIpp,
  fidoInfo,
  yubikeyInfo,
  ccidSlot,
  upsStatus,
  keyTest,
];
