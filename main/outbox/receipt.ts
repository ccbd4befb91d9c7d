import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import type { Receipt } from '../../shared/contract/kiosk-contract.ts';
import { type Slips, printerAfter } from '../slip/slips.ts';
import { qrSvg } from '../slip/qr-svg.ts';
import type { TakeAway } from '../store/outbox-rows.ts';
import type { OutboxStore } from '../store/outbox-store.ts';

/** What the screen shows of what a visitor takes away, once his slip was tried. */
export async function receiptFrom(takeAway: TakeAway, slips: Slips): Promise<Receipt> {
  const { locale: _locale, deviceName: _deviceName, ...shown } = takeAway;
  const printed = await slips.print(takeAway);
  return {
    ...shown,
    statusQrSvg: takeAway.statusUrl === null ? null : await qrSvg(takeAway.statusUrl),
    printer: printerAfter(printed),
  };
}

/** The slip of a visit once more. */
export async function printAgain(
  visitId: string,
  store: OutboxStore,
  slips: Slips,
): Promise<Result<null, Fault>> {
  const takeAway = await store.takeAway(visitId);
  if (!takeAway.ok) return takeAway;
  return takeAway.value === null
    ? err(fault('visit/unknown', 'No receipt of this visit is kept'))
    : slips.print(takeAway.value);
}
