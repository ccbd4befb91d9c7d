import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileDown, FileUp, PackageOpen, Plus, Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Asset,
  type AssetFacts,
  type AssetState,
  type RecordedType,
  assetStateSchema,
  identifierOf,
  recordedTypeSchema,
} from '../../../shared/domain/asset.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import { Choice } from '../parts/choice.tsx';
import { useSession } from '../session/session.ts';
import { AssetForm } from './asset-form.tsx';
import { assetsKey } from './asset-keys.ts';
import { ScanAsset } from './scan-asset.tsx';
import { useAssetSites } from './use-asset-sites.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './asset.module.css';

const everything = 'all';
/** Before the name of a site, so that none is taken for the choice of all. */
const named = 'site ';

interface Filter {
  readonly q: string;
  readonly type: RecordedType | typeof everything;
  readonly state: AssetState | typeof everything;
  readonly site: string;
}

/** The register: everything that the organisation owns, newest first. */
export function AssetsPage() {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const navigate = useNavigate();
  const { sites, others } = useAssetSites();
  const mayImport = role === 'lead' || role === 'admin';
  const [filter, setFilter] = useState<Filter>({
    q: '',
    type: everything,
    state: everything,
    site: everything,
  });
  const [adding, setAdding] = useState(false);
  return (
    <main className={styles['page']}>
      <div className={styles['head']}>
        <h1>{t('title')}</h1>
        <div className={styles['actions']}>
          <Button kind="primary" icon={<Plus />} onPress={() => setAdding(true)}>
            {t('new')}
          </Button>
          <Button
            icon={<Scale />}
            onPress={() => void navigate({ to: '/register/on-day', search: {} })}
          >
            {t('on-day.title')}
          </Button>
          {mayImport ? (
            <>
              <Button
                icon={<FileUp />}
                onPress={() => void navigate({ to: '/register/import', search: {} })}
              >
                {t('import.title')}
              </Button>
              <DownloadLink
                className={styles['file']}
                href={`/v1/assets.csv?locale=${locale}`}
                isLong
              >
                <FileDown aria-hidden="true" />
                {t('export')}
              </DownloadLink>
            </>
          ) : null}
        </div>
      </div>
      {adding ? <NewAsset onClose={() => setAdding(false)} /> : null}
      <div className={styles['tools']}>
        <ScanAsset />
        <TextField
          label={t('search')}
          type="search"
          value={filter.q}
          maxLength={200}
          onChange={(q) => setFilter({ ...filter, q })}
        />
        <Choice
          label={t('fact.type')}
          value={filter.type}
          active={filter.type !== everything}
          options={[
            { value: everything, words: t('all') },
            ...recordedTypeSchema.options.map((value) => ({ value, words: t(`type.${value}`) })),
          ]}
          onChange={(type) => setFilter({ ...filter, type })}
        />
        <Choice
          label={t('fact.state')}
          value={filter.state}
          active={filter.state !== everything}
          options={[
            { value: everything, words: t('all') },
            ...assetStateSchema.options.map((value) => ({ value, words: t(`state.${value}`) })),
          ]}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <Choice
          label={t('fact.site')}
          value={filter.site}
          active={filter.site !== everything}
          options={[
            { value: everything, words: t('all') },
            ...[...sites, ...others].map((name) => ({ value: `${named}${name}`, words: name })),
          ]}
          onChange={(site) => setFilter({ ...filter, site })}
        />
      </div>
      <AssetList filter={filter} />
    </main>
  );
}

function AssetList({ filter }: { readonly filter: Filter }) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...assetsKey, 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('asset.list', {
          query: {
            q: filter.q,
            before: pageParam,
            ...(filter.type === everything ? {} : { type: filter.type }),
            ...(filter.state === everything ? {} : { state: filter.state }),
            ...(filter.site === everything ? {} : { site: filter.site.slice(named.length) }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    // The list stays while a letter more is searched.
    placeholderData: keepPreviousData,
  });
  const assets = list.data?.pages.flatMap((page) => page.assets) ?? [];
  const fault = faultOf(list.error);
  const isNarrowed =
    filter.q !== '' ||
    filter.site !== everything ||
    filter.type !== everything ||
    filter.state !== everything;
  return (
    <>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && assets.length === 0 ? (
        <div className={styles['empty']}>
          <PackageOpen aria-hidden="true" />
          <p>{t(isNarrowed ? 'nothing-found' : 'empty')}</p>
        </div>
      ) : null}
      {assets.length === 0 ? null : <AssetTable assets={assets} label={t('title')} />}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function AssetTable({
  assets,
  label,
}: {
  readonly assets: readonly Asset[];
  readonly label: string;
}) {
  const { t } = useTranslation('assets');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['tag', 'type', 'model', 'serial', 'state', 'holder', 'site'] as const).map(
              (column) => (
                <th key={column} scope="col">
                  {t(`fact.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <tr key={asset.assetId}>
              <th scope="row">
                <Link to="/register/$assetId" params={{ assetId: asset.assetId }} search={{}}>
                  {asset.tag}
                </Link>
              </th>
              <td>{t(`type.${asset.type}`)}</td>
              <td>
                {asset.maker} {asset.model}
              </td>
              <td>{identifierOf(asset, 'serial') ?? identifierOf(asset, 'imei') ?? ''}</td>
              <td>{t(`state.${asset.state}`)}</td>
              <td>{asset.holder?.name ?? ''}</td>
              <td>{asset.site ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NewAsset({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const navigate = useNavigate();
  const act = useAct([assetsKey]);
  const send = async (facts: AssetFacts) => {
    const made = await act.run(desk.call('asset.create', { body: { facts } }), t('saved'));
    if (made === null) return;
    void navigate({ to: '/register/$assetId', params: { assetId: made.assetId }, search: {} });
  };
  return (
    <AssetForm
      title={t('new')}
      submit={t('save')}
      start={null}
      busy={act.busy}
      onSend={(facts) => void send(facts)}
      onClose={onClose}
    />
  );
}
