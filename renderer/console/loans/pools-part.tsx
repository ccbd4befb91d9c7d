import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoanPool } from '../../../shared/domain/loan.ts';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import styles from '../handover/handover.module.css';
import { usePools } from '../handover/use-handover.ts';
import { useSession } from '../session/session.ts';
import { PoolForm } from './pool-form.tsx';

/** The pools with what is ready; leads say what they lend and to whom. */
export function PoolsPart() {
  const { t } = useTranslation('loans');
  const { role } = useSession();
  const list = usePools();
  const pools = list.data ?? [];
  const fault = faultOf(list.error);
  const [opened, setOpened] = useState<LoanPool | 'new' | null>(null);
  const mayChange = role !== 'technician';
  return (
    <section className={styles['part']} aria-labelledby="pools-title">
      <div className={styles['head']}>
        <h2 id="pools-title">{t('pools')}</h2>
        {mayChange ? (
          <Button icon={<Plus />} onPress={() => setOpened('new')}>
            {t('pool.new')}
          </Button>
        ) : null}
      </div>
      {opened === null ? null : (
        <PoolForm
          key={opened === 'new' ? 'new' : opened.poolId}
          pool={opened === 'new' ? null : opened}
          onClose={() => setOpened(putAway(opened))}
        />
      )}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('pool.loading')}</p> : null}
      {list.data?.length === 0 ? <p>{t('pool.none')}</p> : null}
      <ul className={styles['lines']}>
        {pools.map((pool) => (
          <li key={pool.poolId} className={styles['head']}>
            <span>
              <strong>{pool.name}</strong> {t('pool.counts', { ready: pool.ready, out: pool.out })}
              {pool.closed ? ` ${t('pool.closed')}` : ''}
            </span>
            {mayChange ? (
              <Button
                icon={<Pencil />}
                label={t('pool.change-one', { name: pool.name })}
                onPress={() => setOpened(pool)}
              >
                {t('pool.change')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
