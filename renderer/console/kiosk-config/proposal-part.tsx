import { useTranslation } from 'react-i18next';
import type {
  ConfigProfileDetail,
  ConfigProposal,
} from '../../../shared/contract/kiosk-config-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { ChangeList } from './change-list.tsx';
import styles from './kiosk-config.module.css';
import { profilesKey } from './use-profiles.ts';

/** What somebody proposes, and the two answers to it. */
export function ProposalPart({
  profile,
  proposal,
}: {
  readonly profile: ConfigProfileDetail;
  readonly proposal: ConfigProposal;
}) {
  const { t } = useTranslation('kiosk-config');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([profilesKey]);
  const moment = (at: string) => formatDateTime(new Date(at), locale);
  const decide = (decision: 'approve' | 'reject') =>
    act.run(
      desk.call('kiosk-profile.decide', {
        params: { profileId: profile.profileId, proposalId: proposal.proposalId },
        body: { decision },
      }),
      t(`decide.${decision}-done`),
    );
  return (
    <section className={styles['part']}>
      <h2>{t(`proposal.${proposal.state}`)}</h2>
      <p>
        {t('by-at', { by: proposal.proposedBy, at: moment(proposal.proposedAt) })}
        {proposal.words === '' ? '' : ` · ${proposal.words}`}
      </p>
      {proposal.decidedBy === null || proposal.decidedAt === null ? null : (
        <p>
          {t('proposal.rejected-by', {
            by: proposal.decidedBy,
            at: moment(proposal.decidedAt),
          })}
        </p>
      )}
      <ChangeList label={t('proposal.changes')} changes={proposal.changes} />
      {proposal.state === 'open' ? (
        <div className={bench['actions']}>
          <Button
            disabled={act.busy || !proposal.mayApprove}
            onPress={() => void decide('approve')}
          >
            {t('decide.approve')}
          </Button>
          <Button disabled={act.busy} onPress={() => void decide('reject')}>
            {t('decide.reject')}
          </Button>
          {proposal.mayApprove ? null : <p>{t('decide.four-eyes')}</p>}
        </div>
      ) : null}
    </section>
  );
}
