import type { Ticket } from '../../../shared/domain/ticket.ts';

/** What the report itself says of an approval, to begin a form with. */
export function askedFacts({ details, reason }: Pick<Ticket, 'details' | 'reason'>): {
  readonly subject: string;
  readonly approver: string;
  /** A day, or empty. */
  readonly untilOn: string;
} {
  const words = reason?.words ?? '';
  switch (details?.type) {
    case 'authorisation': {
      const { system, role, end } = details;
      const what = [system, role].filter((part) => part !== null).join(', ');
      return {
        subject: [what, details.reason ?? words].filter((part) => part !== '').join('\n'),
        approver: details.approver ?? '',
        untilOn: end?.kind === 'until' ? end.day : '',
      };
    }
    case 'change':
      return { subject: details.why ?? words, approver: details.approver ?? '', untilOn: '' };
    default:
      return { subject: words, approver: '', untilOn: '' };
  }
}
