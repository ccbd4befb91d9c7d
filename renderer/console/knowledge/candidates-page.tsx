import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpenCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { NewInstruction } from '../instructions/new-instruction.tsx';
import styles from './candidates-page.module.css';

/** The questions whose answers belong in the knowledge base, newest first. */
export function CandidatesPage() {
  const { t } = useTranslation('console');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const [begun, setBegun] = useState<string | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['knowledge-candidates'],
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('knowledge-candidate.list', { query: { before: pageParam } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const candidates = found.data?.pages.flatMap((page) => page.candidates) ?? [];
  const fault = faultOf(found.error);
  return (
    <main className={styles['page']}>
      <h1>{t('details:candidates.title')}</h1>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {found.isPending ? <p role="status">{t('details:candidates.loading')}</p> : null}
      {found.isSuccess && candidates.length === 0 ? <p>{t('details:candidates.none')}</p> : null}
      <ol className={styles['list']}>
        {candidates.map((one) => (
          <li key={one.ticketId}>
            <Link to="/tickets/$ticketId" params={{ ticketId: one.ticketId }} search>
              {one.number}
              {one.category === null ? '' : ` · ${t(`words:category.${one.category}`)}`}
            </Link>
            {one.question === '' ? null : <q>{one.question}</q>}
            <p>{one.answer}</p>
            <p className={styles['when']}>
              {one.markedBy} · {formatMoment(new Date(one.markedAt), locale)}
            </p>
            <Button
              icon={<BookOpenCheck />}
              label={t('instructions:candidate.make-this', { number: one.number })}
              onPress={() => setBegun(one.ticketId)}
            >
              {t('instructions:candidate.make')}
            </Button>
          </li>
        ))}
      </ol>
      {begun === null ? null : (
        <NewInstruction fromTicketId={begun} onClose={() => setBegun(null)} />
      )}
      {found.hasNextPage ? (
        <Button disabled={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {t('details:candidates.more')}
        </Button>
      ) : null}
    </main>
  );
}
