import type { Exchange } from '../port.ts';
import { data, stall, type Answer } from './simulated-device.ts';

const hex = (text: string) =>
  Uint8Array.from(text.trim().split(/\s+/u), (word) => Number.parseInt(word, 16));

/** Boot keyboard, HID 1.11 appendix E.6. */
export const keyboardReports = hex(`
  05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01
  95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 01
  95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0`);

/** Media keys as report 1 and the power keys as report 2, as on an office keyboard. */
export const mediaKeyReports = hex(`
  05 0c 09 01 a1 01 85 01 19 00 2a 3c 02 15 00 26 3c 02 95 01 75 10 81 00 c0
  05 01 09 80 a1 01 85 02 19 81 29 83 15 00 25 01 75 01 95 03 81 02 95 05 81 01 c0`);

/** FIDO, CTAP 2.1 section 11.2.8.1. */
export const fidoReports = hex(`
  06 d0 f1 09 01 a1 01 09 20 15 00 26 ff 00 75 08 95 40 81 02
  09 21 15 00 26 ff 00 75 08 95 40 91 02 c0`);

/**
 * A UPS (Usage Tables for HID Power Devices 1.0): 1 capacity mode, 2 charge, 3 runtime in seconds, 4 bits
 * for mains, charging, discharging, replace, battery, overload, failure, 5 load.
 */
export const upsReports = hex(`
  05 84 09 04 a1 01 09 24 a1 00
  05 85 85 01 09 2c 15 00 25 03 75 08 95 01 b1 02
  85 02 09 66 25 64 b1 02
  85 03 09 68 66 01 10 55 00 27 ff ff 00 00 75 10 b1 02 65 00
  85 04 09 d0 09 44 09 45 09 4b 09 d1 05 84 09 65 09 62 25 01 75 01 95 07 b1 02 95 01 b1 03
  85 05 09 35 25 7f 75 08 b1 02
  c0 c0`);

const getDescriptor = 0x06;
const reportType = 0x22;

/** Answers GET_DESCRIPTOR(report) of an interface; null for every other exchange. */
export function answerReportDescriptor(
  exchange: Exchange,
  byInterface: Readonly<Record<number, Uint8Array>>,
): Answer | null {
  if (exchange.kind !== 'control-in') return null;
  const { type, recipient, request, value, index } = exchange.setup;
  const asked =
    type === 'standard' &&
    recipient === 'interface' &&
    request === getDescriptor &&
    value >> 8 === reportType;
  if (!asked) return null;
  const bytes = byInterface[index];
  return bytes === undefined ? stall : data(bytes.slice(0, exchange.length));
}
