import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HandInLine } from '../../../shared/contract/hand-in-routes.ts';

/** To the counter's page, with what came back on its list already when the register knows it. */
export function LookLink({ line }: { readonly line: HandInLine }) {
  const { t } = useTranslation('hand-in');
  const { ticketId, visitCode } = line.ticket;
  const label = t('look-at', { name: line.asset?.tag ?? visitCode });
  return line.asset === null ? (
    <Link to="/handover/$kind/ticket/$ticketId" params={{ kind: 'return', ticketId }} search={{}}>
      {label}
    </Link>
  ) : (
    <Link
      to="/handover/$kind/ticket/$ticketId/asset/$tag"
      params={{ kind: 'return', ticketId, tag: line.asset.tag }}
      search={{}}
    >
      {label}
    </Link>
  );
}
