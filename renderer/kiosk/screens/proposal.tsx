import { useTranslation } from 'react-i18next';
import type { PriorityProposal } from '../../../shared/domain/priority.ts';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import { Page } from '../parts/page.tsx';
import styles from './proposal.module.css';

/** The proposed priority and why; accepted, it is stored in these very words. */
export function Proposal({ proposal }: { readonly proposal: PriorityProposal }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [first, ...rest] = proposal.reasons.map((reason) => t(`words:priority.reason.${reason}`));
  const argument = t('proposal.sentence', { first, rest: rest.join(', ') });
  return (
    <Page title={t('proposal.title')} lead={t('proposal.check')}>
      <div className={styles['card']}>
        <p className={styles['level']}>
          <span className={styles['figure']}>{proposal.priority}</span>
          <span>
            <span className={styles['label']}>
              {t('proposal.priority', { priority: proposal.priority })}
            </span>
            <span className={styles['name']}>{t(`words:priority.name.${proposal.priority}`)}</span>
          </span>
        </p>
        <div className={styles['why']}>
          <h2>{t('proposal.why')}</h2>
          <p>{argument}</p>
        </div>
      </div>
      <div className={styles['buttons']}>
        <Button
          size="tall"
          kind="primary"
          onPress={() => dispatch({ type: 'proposal-accepted', argument })}
        >
          {t('proposal.go')}
        </Button>
        <Button size="tall" onPress={() => dispatch({ type: 'back' })}>
          {t('proposal.change')}
        </Button>
      </div>
    </Page>
  );
}
