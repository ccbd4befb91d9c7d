import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import type { Asset } from '../../../shared/domain/asset.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import { PreparationPart } from '../preparation/preparation-part.tsx';
import { AssetFactList } from './asset-fact-list.tsx';
import { AssetForm } from './asset-form.tsx';
import { assetKey, assetsKey } from './asset-keys.ts';
import { AssetMoves } from './asset-moves.tsx';
import { AssetTimeline } from './asset-timeline.tsx';
import { PersonLink } from '../person/person-link.tsx';
import { SetAsidePart } from './set-aside-part.tsx';
import { HolderAssets } from './holder-assets.tsx';
import styles from './asset.module.css';

const paramsSchema = z.object({ assetId: uuidSchema });

/** One asset: what it is, who has it, where it may go, and all that happened to it. */
export function AssetPage() {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const { assetId } = paramsSchema.parse(useParams({ strict: false }));
  const query = useQuery({
    ...watched,
    queryKey: assetKey(assetId),
    queryFn: () => valueOf(desk.call('asset.get', { params: { assetId } })),
  });
  const fault = faultOf(query.error);
  return (
    <main className={styles['page']}>
      <Link to="/register" search={{}} className={styles['back'] ?? ''}>
        <ArrowLeft aria-hidden="true" /> {t('back')}
      </Link>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {query.data === undefined ? null : <AssetParts key={assetId} asset={query.data} />}
    </main>
  );
}

function AssetParts({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [changing, setChanging] = useState(false);
  const { holder } = asset;
  return (
    <>
      <div className={styles['head']}>
        <h1>
          {asset.tag} · {asset.maker} {asset.model}
        </h1>
        <Button icon={<Pencil />} onPress={() => setChanging(true)}>
          {t('change')}
        </Button>
      </div>
      <p className={styles['stand']}>
        <strong>{t(`state.${asset.state}`)}</strong>
        {holder === null ? null : <span>{t('with', { name: holder.name })}</span>}
        {asset.dueOn === null ? null : (
          <span>{t('until', { day: formatCalendarDay(asset.dueOn, locale) })}</span>
        )}
      </p>
      {holder?.personId == null ? null : <PersonLink {...holder} personId={holder.personId} />}
      {changing ? <ChangeAsset asset={asset} onClose={() => setChanging(false)} /> : null}
      <div className={styles['columns']}>
        <section className={styles['part']} aria-labelledby="asset-facts">
          <h2 id="asset-facts">{t('facts')}</h2>
          <AssetFactList asset={asset} />
        </section>
        <AssetMoves asset={asset} />
      </div>
      {asset.state === 'ready' ? <SetAsidePart assetId={asset.assetId} /> : null}
      <PreparationPart asset={asset} />
      {holder === null ? null : <HolderAssets holder={holder} except={asset.assetId} />}
      <AssetTimeline asset={asset} />
    </>
  );
}

function ChangeAsset({ asset, onClose }: { readonly asset: Asset; readonly onClose: () => void }) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const act = useAct([assetsKey]);
  const [reason, setReason] = useState('');
  return (
    <AssetForm
      title={t('change')}
      submit={t('save')}
      start={asset}
      version={asset.version}
      busy={act.busy}
      onClose={onClose}
      onSend={(facts) => {
        const body = {
          version: asset.version,
          facts,
          reason: reason.trim() === '' ? null : reason,
        };
        const params = { assetId: asset.assetId };
        void act
          .run(desk.call('asset.change', { params, body }), t('saved'))
          .then((saved) => saved !== null && onClose());
      }}
    >
      <TextField label={t('form.reason')} value={reason} maxLength={1000} onChange={setReason} />
    </AssetForm>
  );
}
