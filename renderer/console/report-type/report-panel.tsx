import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { factLines, forWhomWords } from './fact-words.ts';
import { detailsOf, isReplyLate, missingOf } from './facts-of-ticket.ts';
import styles from './report-panel.module.css';

/** What was reported beside the visitor's words: type, for whom, and the facts of the type. */
export function ReportPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('details');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const details = detailsOf(ticket);
  const missing: readonly string[] = missingOf(ticket);
  const late = isReplyLate(details, nowMs);
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('fact.type')}</dt>
        <dd>{t(`words:report-type.${ticket.item.reportType}`)}</dd>
      </div>
      {ticket.forWhom === null ? null : (
        <div>
          <dt>{t('fact.for-whom')}</dt>
          <dd>{forWhomWords(t, ticket.forWhom)}</dd>
        </div>
      )}
      {(details === null ? [] : factLines(t, details, locale)).map(({ name, words }) => (
        <div key={name}>
          <dt>{t(`fact.${name}`)}</dt>
          <dd className={missing.includes(name) ? styles['missing'] : undefined}>
            {words ?? t(missing.includes(name) ? 'value.missing' : 'value.none')}
            {name === 'replyBy' && late ? (
              <strong className={styles['late']}>{t('value.late')}</strong>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
