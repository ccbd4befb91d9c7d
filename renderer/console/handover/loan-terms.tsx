import { useTranslation } from 'react-i18next';
import type { LendingPool } from '../../../shared/contract/loan-routes.ts';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import type { HandoverLine } from './handover-draft.ts';
import styles from './handover.module.css';

/** The pools that lend everything on the list. The desk checks it again. */
export function fittingPools(
  pools: readonly LendingPool[],
  lines: readonly HandoverLine[],
): readonly LendingPool[] {
  return pools.filter(
    ({ closed, assetTypes, models }) =>
      !closed &&
      lines.every(
        ({ found: { asset } }) =>
          assetTypes.includes(asset.type) &&
          (models.length === 0 ||
            models.some((model) =>
              `${asset.maker} ${asset.model}`.toLowerCase().includes(model.toLowerCase()),
            )),
      ),
  );
}

/** From which pool, and until when. */
export function LoanTerms({
  pools,
  poolId,
  dueOn,
  onPool,
  onDay,
}: {
  readonly pools: readonly LendingPool[];
  readonly poolId: string | null;
  readonly dueOn: string | null;
  readonly onPool: (poolId: string) => void;
  readonly onDay: (day: string) => void;
}) {
  const { t } = useTranslation('handover');
  if (poolId === null || dueOn === null) {
    return (
      <p role="status" className={styles['warning']}>
        {t('pool.none')}
      </p>
    );
  }
  return (
    <div className={styles['row']}>
      <Choice
        label={t('pool.label')}
        value={poolId}
        options={pools.map(({ poolId: value, name, ready }) => ({
          value,
          words: t('pool.ready', { name, count: ready }),
        }))}
        onChange={onPool}
      />
      <DateField label={t('pool.due')} value={dueOn} onChange={onDay} />
    </div>
  );
}
