import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { watched } from '../app/watched.ts';
import { ProblemForm } from './problem-form.tsx';
import { ProblemPart } from './problem-part.tsx';
import { problemTitle } from './problem-words.ts';
import styles from './problems-page.module.css';

/** All problems, newest first, and one of them whole. */
export function ProblemsPage() {
  const { t } = useTranslation('problems');
  const { desk } = useParts();
  const [open, setOpen] = useState<string | null>(null);
  useAskedFor(true, setOpen);
  const list = useInfiniteQuery({
    ...watched,
    queryKey: ['problems', 'pages'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('problem.list', { query: { before: pageParam } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const fault = faultOf(list.error);
  const problems = list.data?.pages.flatMap((page) => page.problems) ?? [];
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="problems-title">
        <h1 id="problems-title">{t('problems:title')}</h1>
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {list.isSuccess && problems.length === 0 ? <p>{t('problems:none')}</p> : null}
        <ul className={styles['list']}>
          {problems.map((problem) => (
            <li key={problem.problemId}>
              <Button
                wide
                pressed={problem.problemId === open}
                onPress={() => setOpen(problem.problemId)}
              >
                P-{problem.number} {problemTitle(t, problem)}
              </Button>
              <p>
                {t(`problems:state.${problem.state}`)} ·{' '}
                {t('problems:tickets', { count: problem.tickets })}
              </p>
            </li>
          ))}
        </ul>
        {list.hasNextPage ? (
          <Button disabled={list.isFetching} onPress={() => void list.fetchNextPage()}>
            {t('problems:more')}
          </Button>
        ) : null}
        <Button onPress={() => setOpen(null)}>{t('problems:new')}</Button>
      </section>
      {open === null ? (
        <ProblemForm key="new" problem={null} onDone={setOpen} />
      ) : (
        <ProblemPart key={open} problemId={open} onDone={setOpen} />
      )}
    </main>
  );
}
