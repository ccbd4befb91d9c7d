import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import styles from '../related/related.module.css';
import { problemTitle } from './problem-words.ts';

/** Which problem this ticket belongs to, and what helps until that is solved. */
export function ProblemLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('problems');
  const { desk } = useParts();
  const { ticketId } = ticket.item;
  const problem = useQuery({
    queryKey: [...ticketKey(ticketId), 'problem'],
    queryFn: () => valueOf(desk.call('ticket.problem', { params: { ticketId } })),
    staleTime: 30_000,
  }).data?.problem;
  if (problem === undefined || problem === null) return null;
  return (
    <p className={styles['line']}>
      <Network aria-hidden="true" />
      <span>
        <Link to="/problems" search>
          {t('problems:belongs', { number: problem.number, title: problemTitle(t, problem) })}
        </Link>{' '}
        {problem.workaround === null
          ? null
          : t('problems:until-then', { workaround: problem.workaround })}
      </span>
    </p>
  );
}
