import type { TFunction } from 'i18next';
import type { VisitDraft } from '../../../shared/domain/visit.ts';

/** The only name that a screen may show: the first name, or the first word that a guest typed. */
export function visitorName(draft: VisitDraft | null): string | null {
  const visitor = draft?.visitor ?? null;
  switch (visitor?.kind) {
    case 'known':
      return visitor.firstName;
    case 'guest':
      return visitor.name.split(' ')[0] ?? null;
    case 'unverified':
      return visitor.name?.split(' ')[0] ?? null;
    default:
      return null;
  }
}

/** Good morning until noon, good evening from six: as people at a desk say it. */
export function greeting(t: TFunction, name: string, nowMs: number): string {
  const hour = new Date(nowMs).getHours();
  const time = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return t(`kiosk:greeting.${time}`, { name });
}
