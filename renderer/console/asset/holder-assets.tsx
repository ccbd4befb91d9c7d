import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asset, AssetHolder } from '../../../shared/domain/asset.ts';
import { holderKey } from '../../../shared/domain/holder.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { assetsKey } from './asset-keys.ts';
import styles from './asset.module.css';

/** What else somebody has of the organisation. */
export function HolderAssets({
  holder,
  except,
}: {
  readonly holder: AssetHolder;
  readonly except: string;
}) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const key = holderKey(holder);
  const { data } = useQuery({
    queryKey: [...assetsKey, 'of', key],
    queryFn: () => valueOf(desk.call('asset.list', { query: { holder: key, limit: 20 } })),
  });
  const others = (data?.assets ?? []).filter(({ assetId }) => assetId !== except);
  if (data === undefined) return null;
  return (
    <section className={styles['part']} aria-labelledby="holder-assets">
      <h2 id="holder-assets">{t('has-too', { name: holder.name })}</h2>
      {others.length === 0 ? <p>{t('has-nothing-else')}</p> : <AssetLinks assets={others} />}
    </section>
  );
}

/** Assets with the way to their records. */
export function AssetLinks({ assets }: { readonly assets: readonly Asset[] }) {
  const { t } = useTranslation('assets');
  return (
    <ul className={styles['list']}>
      {assets.map((asset) => (
        <li key={asset.assetId}>
          <Link to="/register/$assetId" params={{ assetId: asset.assetId }} search={{}}>
            {asset.tag}
          </Link>{' '}
          {asset.maker} {asset.model} · {t(`state.${asset.state}`)}
        </li>
      ))}
    </ul>
  );
}
