import type { TFunction } from 'i18next';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';

/** Which instructions were given along, or how far the visitor got with them; else null. */
export function instructionDetails(t: TFunction, { kind, details }: TicketEvent): string | null {
  const title = String(details['title']);
  switch (kind) {
    case 'ticket.instructions-given':
      return ` ${title} (${t(`instruction-page:telling.${String(details['telling'])}`)})`;
    case 'ticket.instruction-failed':
    case 'ticket.instruction-worked': {
      const step =
        details['step'] === 0
          ? t('instruction-links:whole')
          : t('instruction-page:step', { step: details['step'] });
      return ` ${step} (${title})`;
    }
    default:
      return null;
  }
}
