import type { ListedParser } from './listed.ts';
import { phoneParsers } from './phone-parsers.ts';
import { processParsers } from './process-parsers.ts';
import { storageParsers } from './storage-parsers.ts';
import { textParsers } from './text-parsers.ts';
import { usbParsers } from './usb-parsers.ts';

/** Every parser of what comes from outside. An architecture test compares it with the sources. */
export const allParsers: readonly ListedParser[] = [
  ...usbParsers,
  ...phoneParsers,
  ...storageParsers,
  ...textParsers,
  ...processParsers,
];
