import type { Closable } from '../../shared/domain/closing.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** What the closing rules look at. */
export function closableOf({ item, document }: StoredTicket): Closable {
  return {
    errand: item.errand,
    reportType: item.reportType,
    details: document.details,
    verification: document.verification,
    closingCode: document.resolution?.closingCode ?? null,
  };
}
