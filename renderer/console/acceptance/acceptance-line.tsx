import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import styles from '../related/related.module.css';

/** From which acceptance test this ticket comes, and which ones test it. */
export function AcceptanceLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId } = ticket.item;
  const acceptance = useQuery({
    queryKey: [...ticketKey(ticketId), 'acceptance'],
    queryFn: () => valueOf(desk.call('ticket.acceptance', { params: { ticketId } })),
    staleTime: 30_000,
  }).data;
  if (acceptance === undefined) return null;
  const { finding, campaigns } = acceptance;
  const lines = [
    ...(finding === null
      ? []
      : [
          {
            campaignId: finding.campaignId,
            words: t('acceptance:card.finding', {
              campaign: finding.campaign,
              script: finding.script[locale],
              step: finding.step,
              severity: t(`acceptance:severity.${finding.severity}`),
            }),
          },
        ]),
    ...campaigns.map(({ campaignId, name }) => ({
      campaignId,
      words: t('acceptance:card.campaign', { campaign: name }),
    })),
  ];
  return lines.map(({ campaignId, words }) => (
    <p key={words} className={styles['line']}>
      <ClipboardCheck aria-hidden="true" />
      <Link to="/acceptance/$campaignId" params={{ campaignId }} search={{}}>
        {words}
      </Link>
    </p>
  ));
}
