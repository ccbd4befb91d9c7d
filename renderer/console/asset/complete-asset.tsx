import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadDifference, ReadFactName } from '../../../shared/domain/asset-from-readout.ts';
import type { Asset } from '../../../shared/domain/asset.ts';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { assetsKey } from './asset-keys.ts';
import { Owned } from './owned.tsx';
import { ticketAssetsKey } from './use-ticket-assets.ts';
import styles from './asset.module.css';

/**
 * The record beside what was read, chosen fact by fact. What the record does not have yet is taken from
 * the readout unless somebody says no; what differs stays as it was unless somebody says so.
 */
export function CompleteAsset({
  ticketId,
  asset,
  differences,
}: {
  readonly ticketId: string;
  readonly asset: Asset;
  readonly differences: readonly ReadDifference[];
}) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const [owned, setOwned] = useState(false);
  const [take, setTake] = useState<readonly ReadFactName[]>(() =>
    differences.filter(({ recorded }) => recorded === null).map(({ fact }) => fact),
  );
  const act = useAct([ticketAssetsKey(ticketId), assetsKey]);
  const shown = (fact: ReadFactName, text: string | null) =>
    text === null ? t('tab.nothing') : fact === 'type' ? t(`type.${text}`) : text;
  const send = () => {
    const { assetId, version } = asset;
    const body = {
      owned: true as const,
      record: { kind: 'known' as const, assetId, version, take: [...take] },
    };
    void act.run(desk.call('asset.take-in', { params: { ticketId }, body }), t('tab.kept'));
  };
  return (
    <form
      className={styles['panel']}
      aria-label={t('tab.compare')}
      onSubmit={(event) => {
        event.preventDefault();
        if (owned) send();
      }}
    >
      {differences.length === 0 ? (
        <p>{t('tab.same')}</p>
      ) : (
        <>
          <p>{t('tab.differs')}</p>
          {differences.map(({ fact, recorded, read }) => (
            <RadioSet
              key={fact}
              label={t(`fact.${fact}`)}
              value={take.includes(fact) ? 'read' : 'recorded'}
              options={[
                {
                  value: 'recorded' as const,
                  words: t('tab.recorded', { words: shown(fact, recorded) }),
                },
                { value: 'read' as const, words: t('tab.read', { words: shown(fact, read) }) },
              ]}
              onChange={(value) =>
                setTake(
                  value === 'read' ? [...take, fact] : take.filter((chosen) => chosen !== fact),
                )
              }
            />
          ))}
        </>
      )}
      <Owned owned={owned} onChange={setOwned} />
      <div className={styles['actions']}>
        <SubmitButton disabled={!owned || act.busy}>{t('tab.complete')}</SubmitButton>
      </div>
    </form>
  );
}
