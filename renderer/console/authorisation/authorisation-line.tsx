import {
  BadgeCheck,
  BadgeQuestionMark,
  Clock,
  KeyRound,
  Stamp,
  Ticket as Seat,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, IdentityProof } from '../../../shared/domain/approval.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useSession } from '../session/session.ts';
import { isApproved, useAuthorisation, useTicketAct } from './use-authorisation.ts';
import styles from './authorisation.module.css';

/** How far a change or an authorisation is: identity, approval, rights and licences. */
export function AuthorisationLine({ ticket }: { readonly ticket: Ticket }) {
  return isApproved(ticket) ? <Standing ticket={ticket} /> : null;
}

function Standing({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('authorisation');
  const { data } = useAuthorisation(ticket.item.ticketId);
  if (data === undefined) return null;
  return (
    <section className={styles['line']} aria-label={t('line.title')}>
      {ticket.item.reportType === 'authorisation' || data.identity !== null ? (
        <IdentityPart ticket={ticket} identity={data.identity} proven={data.isProven} />
      ) : null}
      <ApprovalPart ticket={ticket} approval={data.approvals[0] ?? null} />
      {data.grants
        .filter(({ revokedAt }) => revokedAt === null)
        .map((grant) => (
          <Part key={grant.grantId} icon={<KeyRound />} tone="good">
            {t('line.grant', {
              right: `${grant.system}: ${grant.role}`,
              holder: grant.holder.name,
            })}
          </Part>
        ))}
      {data.seats
        .filter(({ releasedAt }) => releasedAt === null)
        .map((seat) => (
          <Part key={seat.seatId} icon={<Seat />} tone="good">
            {t('line.seat', { product: seat.productName, holder: seat.holder.name })}
          </Part>
        ))}
      {data.waits.map((wait) => (
        <Part key={wait.waitId} icon={<Clock />} tone="waits">
          {wait.place === null
            ? t('line.offered', { product: wait.productName, holder: wait.holder.name })
            : t('line.waits', {
                product: wait.productName,
                holder: wait.holder.name,
                place: wait.place,
              })}
        </Part>
      ))}
    </section>
  );
}

function Part({
  icon,
  tone,
  children,
}: {
  readonly icon: ReactNode;
  readonly tone: 'good' | 'bad' | 'waits';
  readonly children: ReactNode;
}) {
  return (
    <p className={`${styles['part']} ${styles[tone]}`}>
      <span aria-hidden="true">{icon}</span>
      <span>{children}</span>
    </p>
  );
}

function IdentityPart({
  ticket,
  identity,
  proven,
}: {
  readonly ticket: Ticket;
  readonly identity: IdentityProof | null;
  readonly proven: boolean;
}) {
  const { t } = useTranslation('authorisation');
  const { desk } = useParts();
  const me = useSession();
  const { ticketId } = ticket.item;
  const act = useTicketAct(ticketId);
  if (identity === null) {
    return (
      <Part icon={<BadgeQuestionMark />} tone="waits">
        {t('line.unproven')}
      </Part>
    );
  }
  const how = t(`how.${identity.how}`);
  return (
    <>
      <Part icon={<BadgeCheck />} tone={proven ? 'good' : 'waits'}>
        {identity.secondBy === null
          ? t(proven ? 'line.proven' : 'line.half-proven', { how, who: identity.by })
          : t('line.proven-by-two', { how, who: identity.by, second: identity.secondBy })}
      </Part>
      {!proven && identity.by !== me.name ? (
        <Button
          disabled={act.busy}
          onPress={() =>
            void act.run(
              desk.call('ticket.confirm-identity', { params: { ticketId } }),
              t('identity.done'),
            )
          }
        >
          {t('identity.confirm')}
        </Button>
      ) : null}
    </>
  );
}

function ApprovalPart({
  ticket,
  approval,
}: {
  readonly ticket: Ticket;
  readonly approval: Approval | null;
}) {
  const { t } = useTranslation('authorisation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId } = ticket.item;
  const act = useTicketAct(ticketId);
  if (approval === null) {
    return (
      <Part icon={<Stamp />} tone="waits">
        {t('line.not-asked')}
      </Part>
    );
  }
  const { state, approvalId, decidedBy, reason } = approval;
  const tone = state === 'approved' ? 'good' : state === 'asked' ? 'waits' : 'bad';
  return (
    <>
      <Part icon={<Stamp />} tone={tone}>
        {t(`state.${state}`, {
          who: decidedBy ?? approval.approver.name,
          moment: formatMoment(new Date(approval.decidedAt ?? approval.expiresAt), locale),
        })}
        {reason === null ? null : <q> {reason}</q>}
      </Part>
      {state === 'asked' ? (
        <Button
          kind="quiet"
          disabled={act.busy}
          onPress={() =>
            void act.run(
              desk.call('ticket.withdraw-approval', { params: { ticketId, approvalId } }),
              t('ask.withdrawn'),
            )
          }
        >
          {t('ask.withdraw')}
        </Button>
      ) : null}
    </>
  );
}
