import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { KioskContract, Receipt } from '../../shared/contract/kiosk-contract.ts';
import { nothing } from '../ipc/nothing.ts';
import { type Slips, printerAfter } from '../slip/slips.ts';
import { qrSvg } from '../slip/qr-svg.ts';
import type { TakeAway } from '../store/outbox-rows.ts';
import type { OutboxStore } from '../store/outbox-store.ts';

/** What the screen shows of what a visitor takes away, once his slip was tried. */
export async function receiptFrom(takeAway: TakeAway, slips: Slips): Promise<Receipt> {
  const printed = await slips.print(takeAway);
  return { ...(await shown(takeAway)), printer: printerAfter(printed) };
}

/** What is asked of a receipt after it was given. */
export function receiptCalls(
  store: OutboxStore,
  slips: Slips,
): Pick<Handlers<KioskContract>, 'visit.receipt' | 'slip.print'> {
  return {
    'visit.receipt': async ({ visitId }) => {
      const kept = await keptTakeAway(store, visitId);
      return kept.ok ? ok(await shown(kept.value)) : kept;
    },
    'slip.print': async ({ visitId }) => {
      const kept = await keptTakeAway(store, visitId);
      return kept.ok ? nothing(await slips.print(kept.value)) : kept;
    },
  };
}

async function shown(takeAway: TakeAway): Promise<Omit<Receipt, 'printer'>> {
  const { locale: _locale, deviceName: _deviceName, ...receipt } = takeAway;
  const { statusUrl } = receipt;
  return { ...receipt, statusQrSvg: statusUrl === null ? null : await qrSvg(statusUrl) };
}

async function keptTakeAway(store: OutboxStore, visitId: string): Promise<Result<TakeAway, Fault>> {
  const takeAway = await store.takeAway(visitId);
  if (!takeAway.ok) return takeAway;
  return takeAway.value === null
    ? err(fault('visit/unknown', 'No receipt of this visit is kept'))
    : ok(takeAway.value);
}
