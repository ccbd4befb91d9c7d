import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ClipboardCheck, Rocket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/domain/acceptance/campaign.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { useSession } from '../session/session.ts';
import styles from './acceptance.module.css';
import { CampaignForm } from './campaign-form.tsx';
import { OwnReleaseForm } from './own-release-form.tsx';
import { periodWords } from './period-words.ts';
import { acceptanceKey } from './use-acceptance.ts';

/** All campaigns, newest first. Leads begin them; an admin begins those of this product itself. */
export function AcceptancePage() {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const navigate = useNavigate();
  const [form, setForm] = useState<'none' | 'new' | 'own'>('none');
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...acceptanceKey, 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('acceptance.list', { query: { before: pageParam } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const fault = faultOf(list.error);
  const campaigns = list.data?.pages.flatMap((page) => page.campaigns) ?? [];
  const open = ({ campaignId }: Campaign) => {
    void navigate({ to: '/acceptance/$campaignId', params: { campaignId }, search: {} });
  };
  return (
    <main className={styles['page']}>
      <div className={styles['head']}>
        <h1>{t('acceptance:title')}</h1>
        <div className={styles['actions']}>
          {role === 'technician' ? null : (
            <Button
              kind="primary"
              icon={<ClipboardCheck />}
              pressed={form === 'new'}
              onPress={() => setForm('new')}
            >
              {t('acceptance:new')}
            </Button>
          )}
          {role === 'admin' ? (
            <Button icon={<Rocket />} pressed={form === 'own'} onPress={() => setForm('own')}>
              {t('acceptance:own.title')}
            </Button>
          ) : null}
        </div>
      </div>
      {form === 'new' ? (
        <CampaignForm campaign={null} onDone={open} onClose={() => setForm('none')} />
      ) : null}
      {form === 'own' ? <OwnReleaseForm onDone={open} onClose={() => setForm('none')} /> : null}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('acceptance:loading')}</p> : null}
      {list.isSuccess && campaigns.length === 0 ? <p>{t('acceptance:none')}</p> : null}
      <ul className={styles['list']}>
        {campaigns.map((campaign) => (
          <li key={campaign.campaignId}>
            <Link
              to="/acceptance/$campaignId"
              params={{ campaignId: campaign.campaignId }}
              search={{}}
            >
              {campaign.name}
            </Link>
            <span>
              {t(`acceptance:state.${campaign.state}`)}
              {campaign.decision === null
                ? ''
                : `: ${t(`acceptance:verdict.${campaign.decision.verdict}`)}`}{' '}
              · {periodWords(t, campaign, locale)}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button disabled={list.isFetching} onPress={() => void list.fetchNextPage()}>
          {t('acceptance:more')}
        </Button>
      ) : null}
    </main>
  );
}
