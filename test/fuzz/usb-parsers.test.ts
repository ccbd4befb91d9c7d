import { fuzzAll } from './fuzz-all.ts';
import { usbParsers } from './parsers/usb-parsers.ts';

fuzzAll('usb', usbParsers);
