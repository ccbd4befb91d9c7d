import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Improvement } from '../../../shared/domain/management/improvement.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { ImprovementForm } from './improvement-form.tsx';
import { evidenceWords, titleWords } from './improvement-words.ts';
import styles from './management.module.css';

const improvementsKey = ['improvements'];

/** What could be better, from the figures and from people, and what becomes of it. */
export function ImprovementsPart() {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const { role } = useSession();
  const act = useAct([improvementsKey]);
  const [idea, setIdea] = useState('');
  const list = useInfiniteQuery({
    queryKey: improvementsKey,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('improvement.list', { query: { before: pageParam } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const improvements = list.data?.pages.flatMap((page) => page.improvements) ?? [];
  const fault = faultOf(list.error);
  const isLead = role !== 'technician';
  return (
    <section className={styles['part']} aria-labelledby="improvements-title">
      <h2 id="improvements-title">{t('management:improvements.title')}</h2>
      <p className={styles['quiet']}>{t('management:improvements.rule')}</p>
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          void act
            .run(
              desk.call('improvement.add', { body: { title: idea } }),
              t('management:improvements.added'),
            )
            .then((added) => {
              if (added !== null) setIdea(emptied(idea, ''));
            });
        }}
      >
        <TextField
          label={t('management:improvements.idea')}
          value={idea}
          onChange={setIdea}
          maxLength={160}
        />
        <SubmitButton disabled={idea.trim() === '' || act.busy}>
          {t('management:improvements.add')}
        </SubmitButton>
        {isLead ? (
          <Button
            disabled={act.busy}
            onPress={() =>
              void act.run(desk.call('improvement.look', {}), t('management:improvements.looked'))
            }
          >
            {t('management:improvements.look')}
          </Button>
        ) : null}
      </form>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('management:loading')}</p> : null}
      {list.isSuccess && improvements.length === 0 ? (
        <p>{t('management:improvements.none')}</p>
      ) : null}
      <ol className={styles['list']}>
        {improvements.map((improvement) => (
          <li key={improvement.improvementId}>
            <ImprovementLine improvement={improvement} mayChange={isLead} />
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

function ImprovementLine({
  improvement,
  mayChange,
}: {
  readonly improvement: Improvement;
  readonly mayChange: boolean;
}) {
  const { t } = useTranslation('management');
  const [open, setOpen] = useState(false);
  const { evidence, state, owner, dueOn, action, outcome } = improvement;
  const title = titleWords(t, improvement);
  return (
    <>
      <h3>{title}</h3>
      <p className={styles['quiet']}>
        {t(`management:improvements.state.${state}`)}
        {owner === '' ? '' : ` · ${owner}`}
        {dueOn === null ? '' : ` · ${t('management:improvements.due', { day: dueOn })}`}
      </p>
      {evidence === null ? null : <p>{evidenceWords(t, evidence)}</p>}
      {action === '' ? null : <p>{action}</p>}
      {outcome === '' ? null : (
        <p>
          <strong>{t('management:improvements.outcome')}:</strong> {outcome}
        </p>
      )}
      {mayChange ? (
        <div>
          <Button
            label={t('management:improvements.change-of', { title })}
            onPress={() => setOpen(!open)}
          >
            {t('management:change')}
          </Button>
        </div>
      ) : null}
      {open ? <ImprovementForm improvement={improvement} onDone={() => setOpen(false)} /> : null}
    </>
  );
}
