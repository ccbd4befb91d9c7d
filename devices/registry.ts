import type { Probe } from './probe.ts';
import { adbShell } from './probes/adb-shell.ts';
import { cameraClock } from './probes/camera-clock.ts';
import { iphoneBattery } from './probes/iphone-battery.ts';
import { iphoneTrusted } from './probes/iphone-trusted.ts';
import { iphoneUntrusted } from './probes/iphone-untrusted.ts';
import { mtpContents } from './probes/mtp-contents.ts';
import { networkLink } from './probes/network-link.ts';
import { storageIdentity } from './probes/storage-identity.ts';
import { storageLayout } from './probes/storage-layout.ts';
import { storageMedium } from './probes/storage-medium.ts';
import { storageSample } from './probes/storage-sample.ts';
import { storageSmart } from './probes/storage-smart.ts';
import { usbBos } from './probes/usb-bos.ts';

/** Every probe that asks a device something, in the order in which they run. There is no other list. */
export const probes: readonly Probe[] = [
  usbBos,
  networkLink,
  mtpContents,
  cameraClock,
  adbShell,
  storageIdentity,
  storageMedium,
  storageLayout,
  storageSample,
  storageSmart,
  iphoneUntrusted,
  iphoneTrusted,
  iphoneBattery,
];
