import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Sample, scoresOf } from '../../../shared/domain/management/quality-sample.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { DrawForm } from './draw-form.tsx';
import styles from './management.module.css';
import { ReviewForm } from './review-form.tsx';

/** Closed tickets drawn at random, read by a colleague, with what comes out. */
export function QualityPart() {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const list = useInfiniteQuery({
    queryKey: ['quality'],
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('quality.list', { query: { before: pageParam } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const samples = list.data?.pages.flatMap((page) => page.samples) ?? [];
  const fault = faultOf(list.error);
  return (
    <section className={styles['part']} aria-labelledby="quality-title">
      <h2 id="quality-title">{t('management:quality.title')}</h2>
      <p className={styles['quiet']}>{t('management:quality.rule')}</p>
      <DrawForm />
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('management:loading')}</p> : null}
      {list.isSuccess && samples.length === 0 ? <p>{t('management:quality.none')}</p> : null}
      <ol className={styles['list']}>
        {samples.map((sample) => (
          <li key={sample.sampleId}>
            <SampleLine sample={sample} />
          </li>
        ))}
      </ol>
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('management:more')}
        </Button>
      ) : null}
    </section>
  );
}

function SampleLine({ sample }: { readonly sample: Sample }) {
  const { t } = useTranslation('management');
  const { locale } = useStore(useParts().settings);
  const [open, setOpen] = useState<string | null>(null);
  const read = sample.tickets.filter(({ review }) => review !== null).length;
  const scores = scoresOf(sample.tickets).filter(({ of }) => of > 0);
  return (
    <>
      <h3>
        {t('management:quality.sample', {
          from: formatShortDay(sample.from, locale),
          until: formatShortDay(sample.until, locale),
        })}
      </h3>
      <p>{t('management:quality.read', { read, count: sample.tickets.length })}</p>
      {scores.length === 0 ? null : (
        <table className={styles['table']}>
          <caption className="visually-hidden">{t('management:quality.scores')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('management:quality.criterion')}</th>
              <th scope="col">{t('management:quality.met')}</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ criterion, met, of }) => (
              <tr key={criterion}>
                <th scope="row">{t(`management:criterion.${criterion}`)}</th>
                <td>{t('management:quality.met-of', { met, of })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className={styles['list']}>
        {sample.tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <div className={styles['row']}>
              <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} search>
                {ticket.visitCode} · {ticket.number}
              </Link>
              <span>{t('management:quality.handled-by', { name: ticket.handledBy })}</span>
              <span className={styles['quiet']}>
                {ticket.reviewedBy === null
                  ? t('management:quality.unread')
                  : t('management:quality.read-by', { name: ticket.reviewedBy })}
              </span>
              <Button
                label={t('management:quality.review-of', { code: ticket.visitCode })}
                onPress={() => setOpen(open === ticket.ticketId ? null : ticket.ticketId)}
              >
                {t('management:quality.review')}
              </Button>
            </div>
            {ticket.review === null || ticket.review.remark === '' ? null : (
              <p>{ticket.review.remark}</p>
            )}
            {open === ticket.ticketId ? (
              <ReviewForm
                sampleId={sample.sampleId}
                ticket={ticket}
                onDone={() => setOpen(putAway(ticket.ticketId))}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
