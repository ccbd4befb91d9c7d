import { bringsBack } from '../../../shared/domain/visit-flow.ts';
import type { KioskState, Receipt } from '../../../shared/contract/kiosk-contract.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import type { Model } from './model.ts';

type SaidWait = Pick<Receipt, 'wait' | 'opensAt' | 'today'> & Pick<KioskState, 'closedBy'>;

/** The wait of who walks in now, as a receipt has it. */
export function waitNow(kiosk: KioskState | null): SaidWait {
  if (kiosk === null) return { wait: null, opensAt: null, closedBy: null, today: null };
  const { wait, opensAt, closedBy, today, closing } = kiosk;
  const again = today === 'unlikely' ? (closing?.opensAgainAt ?? null) : null;
  return { wait, opensAt: opensAt ?? again, closedBy, today };
}

/**
 * Whether a visitor is asked what he wants, once, because he will hardly be helped today: before he says what
 * is wrong, and who has a question when it is known that it is no complaint. Whoever only brings a device
 * back waits for nobody, and who takes one along by himself does not come here.
 */
export function asksNotToday(model: Model, draft: VisitDraft): boolean {
  const { kiosk, saidNotToday } = model;
  if (saidNotToday || kiosk?.deskReachable !== true) return false;
  const isLate = kiosk.today === 'unlikely' && kiosk.closing !== null;
  const { errand, reportType, reason, earlier } = draft;
  if (!isLate || errand === null || reportType === 'complaint') return false;
  if (earlier?.answer === 'works' || bringsBack(draft)) return false;
  return errand === 'problem' || reason !== null;
}
