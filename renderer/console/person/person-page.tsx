import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { AssetLinks } from '../asset/holder-assets.tsx';
import { assetsKey } from '../asset/asset-keys.ts';
import { PersonLines } from './person-lines.tsx';
import styles from '../asset/asset.module.css';

const paramsSchema = z.object({ personId: uuidSchema });

/** One person: what he has of the organisation, and all that he and the desk had to do with each other. */
export function PersonPage() {
  const { t } = useTranslation('people');
  const { desk } = useParts();
  const { personId } = paramsSchema.parse(useParams({ strict: false }));
  const { data, error, isPending } = useQuery({
    ...watched,
    // With the register: what moves there changes this page.
    queryKey: [...assetsKey, 'person', personId],
    queryFn: () => valueOf(desk.call('person.get', { params: { personId } })),
  });
  const fault = faultOf(error);
  return (
    <main className={styles['page']}>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {isPending ? <p role="status">{t('loading')}</p> : null}
      {data === undefined ? null : (
        <>
          <h1>{data.name}</h1>
          <p className={styles['stand']}>
            <span>{t('staff-number', { number: data.staffNumber })}</span>
            {data.department === null ? null : <span>{data.department}</span>}
          </p>
          <section className={styles['part']} aria-labelledby="person-has">
            <h2 id="person-has">{t('has')}</h2>
            {data.has.length === 0 ? <p>{t('has-nothing')}</p> : <AssetLinks assets={data.has} />}
          </section>
          <PersonTimeline personId={personId} />
        </>
      )}
    </main>
  );
}

function PersonTimeline({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('people');
  const { desk } = useParts();
  const timeline = useInfiniteQuery({
    ...watched,
    queryKey: [...assetsKey, 'person', personId, 'timeline'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('person.timeline', { params: { personId }, query: { before: pageParam } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const fault = faultOf(timeline.error);
  const entries = timeline.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={styles['part']} aria-labelledby="person-timeline">
      <h2 id="person-timeline">{t('timeline')}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {timeline.isPending ? <p role="status">{t('loading')}</p> : null}
      {timeline.isSuccess && entries.length === 0 ? <p>{t('nothing-yet')}</p> : null}
      <PersonLines entries={entries} />
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
