import { Laptop, PackageCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { VisitorHandIn, VisitorLoan } from '../../shared/contract/receipt-routes.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { formatCalendarDay } from '../i18n/format.ts';
import styles from './status-screen.module.css';

/** What is lent by this ticket, and what was brought back with it. */
export interface OwnLoans {
  readonly loans: readonly VisitorLoan[];
  readonly handIns: readonly VisitorHandIn[];
}

/** How the page reads them. */
export type ReadLoans = () => Promise<Result<OwnLoans, Fault>>;

/** What the visitor has to bring back and by which day; what he brought back and whether somebody looked. */
export function OwnLoansPart({
  read,
  updatedAt,
  locale,
}: {
  readonly read: ReadLoans;
  /** Of the ticket: when it changed, something may have been lent. */
  readonly updatedAt: string;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('status');
  const [own, setOwn] = useState<OwnLoans>({ loans: [], handIns: [] });
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      const reply = await read();
      // What was there stays when the desk is away; the page says so itself.
      if (isShown && reply.ok) setOwn(reply.value);
    };
    void look();
    return () => {
      isShown = false;
    };
  }, [read, updatedAt]);
  return (
    <>
      {own.loans.map((loan) => (
        <section key={loan.loanId} className={styles['note']} aria-label={t('loan.title')}>
          <h2>
            <Laptop aria-hidden="true" />
            {t('loan.title')}: {loan.name}
          </h2>
          <p>{loanWords(loan)}</p>
          {loan.receiptPath === null ? null : (
            <p>
              <a href={loan.receiptPath}>{t('loan.receipt')}</a>
            </p>
          )}
        </section>
      ))}
      {own.handIns.map(({ handInId, name, state }) => (
        <section key={handInId} className={styles['note']} aria-label={t('hand-in.title')}>
          <h2>
            <PackageCheck aria-hidden="true" />
            {t('hand-in.title')}
            {name === null ? '' : `: ${name}`}
          </h2>
          <p>{t(`hand-in.${state}`)}</p>
        </section>
      ))}
    </>
  );

  function loanWords({ dueOn, daysLate, handedIn, returned }: VisitorLoan): string {
    if (returned) return t('loan.returned');
    if (handedIn) return t('hand-in.waiting');
    const day = formatCalendarDay(dueOn, locale);
    return daysLate > 0 ? t('loan.late', { count: daysLate, day }) : t('loan.due', { day });
  }
}
