import type { TFunction } from 'i18next';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';

/** What a line of history about approvals, identity, seats or rights says after its verb; else null. */
export function authorisationDetails(
  t: TFunction<'console'>,
  { kind, details }: TicketEvent,
): string | null {
  const says = (name: string) => (details[name] === undefined ? null : String(details[name]));
  const withHolder = (what: string | null) =>
    ` ${[what, says('holder')].filter((part) => part !== null).join(', ')}`;
  switch (kind) {
    case 'ticket.approval-withdrawn': {
      const because = says('because');
      const why = because === null ? '' : `, ${t(`escalation:ended.${because}`)}`;
      return `${withHolder(says('approver'))}${why}`;
    }
    case 'ticket.approval-asked':
    case 'ticket.approval-expired':
      return withHolder(says('approver'));
    case 'ticket.approval-approved':
    case 'ticket.approval-refused':
      return ` ${t('authorisation:history.asked-by', { who: says('askedBy'), holder: says('holder') })}`;
    case 'ticket.identity-proven':
      return ` ${t(`authorisation:how.${String(details['how'])}`)}`;
    case 'ticket.identity-confirmed':
      return ` ${says('firstBy') ?? ''}`;
    case 'ticket.seat-assigned':
    case 'ticket.seat-waiting':
    case 'ticket.seat-offered':
    case 'ticket.seat-lapsed':
    case 'ticket.seat-released':
      return withHolder(says('product'));
    case 'ticket.seat-wait-left': {
      const about = withHolder(says('product'));
      return details['passed'] === true ? `${about} (${t('authorisation:history.passed')})` : about;
    }
    case 'ticket.right-granted': {
      const approvedBy = says('approvedBy');
      return approvedBy === null
        ? withHolder(says('right'))
        : `${withHolder(says('right'))} (${t('authorisation:history.approved-by', { who: approvedBy })})`;
    }
    case 'ticket.right-ending':
    case 'ticket.right-revoked':
    case 'ticket.right-ended':
      return withHolder(says('right'));
    default:
      return null;
  }
}
