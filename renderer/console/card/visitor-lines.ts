import type { TFunction } from 'i18next';
import type { Visitor } from '../../../shared/domain/person.ts';

/** The name to call somebody by, and what places him in the organisation. */
export function visitorLines(t: TFunction, visitor: Visitor): { name: string; place: string } {
  switch (visitor.kind) {
    case 'known':
      return {
        name: visitor.firstName,
        place: visitor.department ?? t('console:visitor.no-department'),
      };
    case 'guest':
      return {
        name: visitor.name,
        // A tester whose finding became a ticket left nothing to reach him by.
        place:
          visitor.contact === ''
            ? t('console:visitor.guest-only')
            : t('console:visitor.guest', { contact: visitor.contact }),
      };
    case 'unverified':
      return {
        name: visitor.name ?? t('console:visitor.unverified-name'),
        place: t('console:visitor.unverified', { number: visitor.badgeNumber }),
      };
    case 'anonymous':
      return { name: t('console:visitor.anonymous'), place: t('console:visitor.not-known') };
  }
}
