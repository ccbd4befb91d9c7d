import { Copy, FlaskConical, HandHelping, QrCode } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { counterWords, subjectWords } from '../parts/ticket-words.ts';
import { PromiseClock } from '../queue/promise-clock.tsx';
import { visitorLines } from './visitor-lines.ts';
import styles from './card-header.module.css';

/** Who stands here, with what, and how the clock stands. */
export function CardHeader({
  ticket,
  heading,
  onCopy,
  onShowStatus,
}: {
  readonly ticket: Ticket;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onCopy: () => void;
  readonly onShowStatus: () => void;
}) {
  const { t } = useTranslation('console');
  const { item } = ticket;
  const who = visitorLines(t, ticket.visitor);
  return (
    <header className={styles['header']}>
      <div className={styles['code']}>
        <span className="visually-hidden">{t('card.code')}</span>
        {item.visitCode}
      </div>
      <div className={styles['who']}>
        <h1 ref={heading} tabIndex={-1}>
          {who.name}
        </h1>
        <p>
          {who.place} · <span lang={ticket.locale}>{t(`words:language.${ticket.locale}`)}</span>
        </p>
      </div>
      <div className={styles['what']}>
        <p className={styles['subject']}>{subjectWords(t, item)}</p>
        <p>
          {t(`words:report-type.${item.reportType}`)} · {t(`words:queue.${item.queue}`)} ·{' '}
          {t('card.number', { number: item.number })}
        </p>
      </div>
      <div className={styles['state']}>
        <StatusMark status={item.status} />
        <p>
          {[item.assignee?.name, item.counter === null ? null : counterWords(t, item.counter)]
            .filter(Boolean)
            .join(', ') || t('card.nobody')}
        </p>
      </div>
      <PromiseClock item={item} />
      <div className={styles['tools']}>
        {ticket.personAsked ? (
          <span className={styles['flag']}>
            <HandHelping aria-hidden="true" />
            {t('card.person-asked')}
          </span>
        ) : null}
        {item.simulated ? (
          <span className={styles['flag']}>
            <FlaskConical aria-hidden="true" />
            {t('device.simulated')}
          </span>
        ) : null}
        <Button kind="quiet" icon={<Copy />} label={t('card.copy')} onPress={onCopy}>
          <ShortcutCap id="copy" />
        </Button>
        <Button kind="quiet" icon={<QrCode />} onPress={onShowStatus}>
          <span className="visually-hidden">{t('card.status-page')}</span>
          <span aria-hidden="true">QR</span> <ShortcutCap id="status-page" />
        </Button>
      </div>
    </header>
  );
}
