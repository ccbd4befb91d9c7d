import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../shared/domain/asset.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { assetKey } from './asset-keys.ts';
import { TimelineLines } from './timeline-lines.tsx';
import styles from './asset.module.css';

/** All that happened to an asset, newest first: moves, changes, visits, readouts and work. */
export function AssetTimeline({ asset: { assetId } }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const timeline = useInfiniteQuery({
    ...watched,
    queryKey: [...assetKey(assetId), 'timeline'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('asset.timeline', { params: { assetId }, query: { before: pageParam } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const fault = faultOf(timeline.error);
  const entries = timeline.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={styles['part']} aria-labelledby="asset-timeline">
      <h2 id="asset-timeline">{t('timeline')}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {timeline.isPending ? <p role="status">{t('loading')}</p> : null}
      <TimelineLines entries={entries} />
      {timeline.hasNextPage ? (
        <Button
          disabled={timeline.isFetchingNextPage}
          onPress={() => void timeline.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}
