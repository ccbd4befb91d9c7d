import { useQuery } from '@tanstack/react-query';
import { LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { accountLockKind } from '../../../shared/domain/account-lock.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { handoverKey } from './use-handover.ts';
import styles from './handover.module.css';

/** What came back and is still tied to an account of who had it; nothing is drawn when there is none. */
export function LockedPart() {
  const { t } = useTranslation('handover');
  const { desk } = useParts();
  const act = useAct([handoverKey]);
  const { data } = useQuery({
    queryKey: [...handoverKey, 'locked'],
    queryFn: () => valueOf(desk.call('handover.locked', {})),
  });
  const found = data?.found ?? [];
  if (found.length === 0) return null;
  return (
    <section className={styles['part']} aria-labelledby="locked-title">
      <h2 id="locked-title">{t('lock.list')}</h2>
      <ul className={styles['lines']}>
        {found.map(({ asset }) => (
          <li key={asset.assetId} className={styles['line']}>
            <h3>
              {asset.maker} {asset.model} <span className={styles['tag']}>{asset.tag}</span>
            </h3>
            <p>{t(`lock.help.${accountLockKind(asset) ?? 'google'}`)}</p>
            <div>
              <Button
                icon={<LockOpen />}
                label={`${t('lock.now-free')}: ${asset.tag}`}
                disabled={act.busy}
                onPress={() =>
                  void act.run(
                    desk.call('handover.check-lock', {
                      params: { assetId: asset.assetId },
                      body: { state: 'free' },
                    }),
                    t('lock.now-free'),
                  )
                }
              >
                {t('lock.now-free')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
