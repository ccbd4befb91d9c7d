import type { Exchange } from '../port.ts';
import { answerReportDescriptor, upsReports } from './hid-bytes.ts';
import { data, stall, type Answer, type Responder } from './simulated-device.ts';

/** How a simulated UPS stands. */
export interface Ups {
  readonly chargePercent: number;
  readonly runtimeSeconds: number;
  readonly mains: boolean;
  readonly replace: boolean;
  readonly loadPercent: number;
}

/** Answers the feature reports of `upsReports`. */
export function upsResponder(ups: Ups): Responder {
  const { chargePercent, runtimeSeconds, mains, replace, loadPercent } = ups;
  const bits =
    (mains ? 0x01 : 0) | (mains ? 0 : 0x04) | (replace ? 0x08 : 0) | 0x10; /* battery present */
  const reports: Readonly<Record<number, readonly number[]>> = {
    1: [1, 2],
    2: [2, chargePercent],
    3: [3, runtimeSeconds & 0xff, runtimeSeconds >> 8],
    4: [4, bits],
    5: [5, loadPercent],
  };
  return {
    answer(exchange: Exchange): Answer {
      if (exchange.kind === 'hid-feature-in') {
        const report = reports[exchange.reportId];
        return report === undefined ? stall : data(Uint8Array.from(report));
      }
      return answerReportDescriptor(exchange, { 0: upsReports }) ?? stall;
    },
  };
}
