import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonEntry } from '../../../shared/contract/person-page-routes.ts';
import { formatCalendarDay, formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { VisitLine } from '../asset/timeline-lines.tsx';
import styles from '../asset/asset.module.css';

/** Lines of what a person and the desk had to do with each other, as they were given. */
export function PersonLines({ entries }: { readonly entries: readonly PersonEntry[] }) {
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <ol className={styles['timeline']}>
      {entries.map((entry) => (
        <li key={keyOf(entry)}>
          <time dateTime={entry.at}>{formatDateTime(new Date(entry.at), locale)}</time>
          {entry.kind === 'visit' ? <VisitLine visit={entry.visit} /> : <OtherLine entry={entry} />}
        </li>
      ))}
    </ol>
  );
}

function OtherLine({
  entry,
}: {
  readonly entry: Exclude<PersonEntry, { readonly kind: 'visit' }>;
}) {
  const { t } = useTranslation('people');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  switch (entry.kind) {
    case 'move': {
      const { event } = entry;
      return (
        <div>
          <p>
            <AssetLink assetId={event.assetId} tag={entry.tag} /> {entry.name} →{' '}
            {t(`assets:state.${event.toState}`)} · {event.actor}
            {event.ticket === null ? null : (
              <>
                {' · '}
                <Link
                  to="/tickets/$ticketId"
                  params={{ ticketId: event.ticket.ticketId }}
                  search={{}}
                >
                  {event.ticket.visitCode}
                </Link>
              </>
            )}
          </p>
          {event.reason === null ? null : <p className={styles['said']}>{event.reason}</p>}
        </div>
      );
    }
    case 'handover': {
      const { kind, names, by, paperMissing } = entry.handover;
      return (
        <div>
          <p>
            <strong>{t(`signed.${kind}`)}</strong> {names.join(', ')} · {by}
          </p>
          {paperMissing ? <p className={styles['said']}>{t('paper-missing')}</p> : null}
        </div>
      );
    }
    case 'loan': {
      const { loan } = entry;
      return (
        <p>
          <strong>{t('loan')}</strong> <AssetLink assetId={loan.assetId} tag={loan.tag} />{' '}
          {loan.name} · {t('until', { day: formatCalendarDay(loan.dueOn, locale) })} ·{' '}
          {loan.returnedAt === null
            ? t('still-out')
            : t('back', { when: formatDateTime(new Date(loan.returnedAt), locale) })}
        </p>
      );
    }
  }
}

function AssetLink({ assetId, tag }: { readonly assetId: string; readonly tag: string }) {
  return (
    <Link to="/register/$assetId" params={{ assetId }} search={{}}>
      {tag}
    </Link>
  );
}

function keyOf(entry: PersonEntry): string {
  switch (entry.kind) {
    case 'move':
      return `move ${entry.event.assetId} ${entry.event.sequence}`;
    case 'visit':
      return entry.visit.ticketId;
    case 'handover':
      return entry.handover.handoverId;
    case 'loan':
      return entry.loan.loanId;
  }
}
