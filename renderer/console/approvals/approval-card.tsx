import { useState } from 'react';
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../../../shared/domain/approval.ts';
import { formatMoment, formatShortDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { approvalsKey } from './use-approvals.ts';
import styles from './approvals.module.css';

/** One request: who asks, for whom, what, what it risks and until when; approve or refuse. */
export function ApprovalCard({
  approval,
  token,
}: {
  readonly approval: Approval;
  /** Of the link by which it came; null in the inbox. */
  readonly token: string | null;
}) {
  const { t } = useTranslation('approvals');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { ticket, holder, right, state } = approval;
  const lines: readonly (readonly [string, string | null])[] = [
    [t('asked-by'), approval.askedBy],
    [
      t('for-whom'),
      holder.staffNumber === null ? holder.name : `${holder.name} (${holder.staffNumber})`,
    ],
    [t('what'), approval.subject],
    [t('right'), right === null ? null : `${right.system}: ${right.role}`],
    [t('may'), right?.rights ?? null],
    [t('risk'), approval.risk ?? t('no-risk')],
    [
      t('until'),
      approval.untilOn === null ? t('no-end') : formatShortDay(approval.untilOn, locale),
    ],
    [t('asked-at'), formatMoment(new Date(approval.askedAt), locale)],
    [t('answer-before'), formatMoment(new Date(approval.expiresAt), locale)],
  ];
  return (
    <article className={styles['card']} aria-label={t('request', { code: ticket.visitCode })}>
      <h2>
        {t(`kind.${ticket.reportType}`)} {ticket.visitCode}
      </h2>
      <dl className={styles['facts']}>
        {lines.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {state === 'asked' ? (
        <Decision approval={approval} token={token} />
      ) : (
        <p role="status" className={styles[state === 'approved' ? 'good' : 'bad']}>
          {approval.endedBecause === undefined
            ? t(`state.${state}`, { who: approval.decidedBy })
            : t(`ended.${approval.endedBecause}`)}{' '}
          {approval.reason === null ? null : <q>{approval.reason}</q>}
        </p>
      )}
    </article>
  );
}

function Decision({
  approval,
  token,
}: {
  readonly approval: Approval;
  readonly token: string | null;
}) {
  const { t } = useTranslation('approvals');
  const { desk } = useParts();
  const [reason, setReason] = useState('');
  const [wantsReason, setWantsReason] = useState(false);
  const act = useAct([approvalsKey]);
  const words = reason.trim();
  const params = { approvalId: approval.approvalId };
  const refuse = () => {
    if (words === '') {
      setWantsReason(true);
      return;
    }
    const body = { decision: 'refused', reason: words, token } as const;
    void act.run(desk.call('approval.decide', { params, body }), t('refused'));
  };
  const approve = () => {
    const body = { decision: 'approved', reason: words === '' ? null : words, token } as const;
    void act.run(desk.call('approval.decide', { params, body }), t('approved'));
  };
  return (
    <div className={styles['decision']}>
      <TextField
        size="touch"
        label={t('reason')}
        hint={t('reason-hint')}
        error={wantsReason && words === '' ? t('reason-wanted') : undefined}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={4000}
      />
      <Button
        wide
        kind="primary"
        size="touch"
        icon={<Check />}
        disabled={act.busy}
        onPress={approve}
      >
        {t('approve')}
      </Button>
      <Button wide kind="danger" size="touch" icon={<X />} disabled={act.busy} onPress={refuse}>
        {t('refuse')}
      </Button>
    </div>
  );
}
