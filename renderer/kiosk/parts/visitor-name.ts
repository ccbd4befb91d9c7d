import type { TFunction } from 'i18next';
import type { VisitDraft } from '../../../shared/domain/visit.ts';

/** The only name that a screen may show: the first name, or the first word that a guest typed. */
export function visitorName(draft: VisitDraft | null): string | null {
  const visitor = draft?.visitor ?? null;
  switch (visitor?.kind) {
    case 'known':
      return visitor.firstName;
    case 'guest':
      return firstWord(visitor.name);
    case 'unverified':
      return visitor.name === null ? null : firstWord(visitor.name);
    default:
      return null;
  }
}

/** What a hall may read of a name that somebody typed. */
export function firstWord(name: string): string {
  return name.trim().split(/\s/u)[0] ?? '';
}

/** Good morning until noon, good evening from six: as people at a desk say it. */
export function greeting(t: TFunction, name: string, nowMs: number): string {
  const hour = new Date(nowMs).getHours();
  const time = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return t(`kiosk:greeting.${time}`, { name });
}
