import { Undo2, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Escalation } from '../../../shared/domain/escalation.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useCardChange } from '../card/use-card-change.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import { useSession } from '../session/session.ts';
import { EndDialog } from './end-dialog.tsx';
import styles from './escalation.module.css';
import { ExpectedBack } from './expected-back.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { GivenAlong } from './given-along.tsx';
import { useGroups } from './targets-query.ts';
import { useEscalations } from './use-escalations.ts';

/** Where a ticket waits for somebody else, what can be done about it, and what its receiver was told. */
export function EscalationLine({ ticket }: { readonly ticket: Ticket }) {
  const { data } = useEscalations(ticket.item.ticketId);
  const escalations = data?.escalations ?? [];
  const [newest] = escalations;
  return (
    <>
      {escalations
        .filter(({ endedAt }) => endedAt === null)
        .map((escalation) => (
          <OpenLine key={escalation.escalationId} ticket={ticket} escalation={escalation} />
        ))}
      {newest === undefined ? null : (
        <GivenAlong
          key={newest.escalationId}
          ticket={ticket}
          escalation={newest}
          mail={data?.mail ?? null}
        />
      )}
    </>
  );
}

function OpenLine({
  ticket,
  escalation,
}: {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
}) {
  const { t } = useTranslation('escalation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const me = useSession();
  const groups = useGroups();
  const [opened, setOpened] = useState<'follow-up' | 'end' | null>(null);
  const { ticketId } = ticket.item;
  const { escalationId, kind, targetName, reference, missing } = escalation;
  const params = { ticketId, escalationId };
  const take = useCardChange(
    () => desk.call('escalation.take', { params }),
    () => undefined,
  );
  const isMember = groups.data?.groups.some(
    ({ groupId, members }) =>
      groupId === escalation.targetId &&
      members.some(({ accountId }) => accountId === me.accountId),
  );
  const packageAt = (format: 'pdf' | 'json') =>
    `/v1/tickets/${ticketId}/escalations/${escalationId}/package/${format}?locale=${locale}`;
  return (
    <div className={styles['line']}>
      <p>
        <strong>
          {t(kind === 'group' ? 'line.group' : 'line.supplier', { name: targetName })}
        </strong>{' '}
        {reference === '' ? '' : t('line.reference', { reference })}{' '}
        <ExpectedBack escalation={escalation} />{' '}
        {missing.length === 0
          ? ''
          : t('line.missing', { facts: missing.map((fact) => t(`fact.${fact}`)).join(', ') })}
      </p>
      {kind === 'supplier' ? (
        <>
          <DownloadLink href={packageAt('pdf')}>{t('line.pdf')}</DownloadLink>
          <DownloadLink href={packageAt('json')}>{t('line.json')}</DownloadLink>
          <Button onPress={() => setOpened('follow-up')}>{t('follow-up.title')}</Button>
        </>
      ) : null}
      {isMember === true ? (
        <Button
          kind="primary"
          icon={<UserRoundCheck />}
          disabled={take.isPending}
          onPress={() => take.mutate()}
        >
          {t('line.take')}
        </Button>
      ) : null}
      <Button icon={<Undo2 />} onPress={() => setOpened('end')}>
        {t('line.end')}
      </Button>
      {opened === 'follow-up' ? (
        <FollowUpDialog
          ticketId={ticketId}
          escalation={escalation}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened === 'end' ? (
        <EndDialog ticketId={ticketId} escalation={escalation} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}
