import { ClipboardList, MessageSquareText, NotebookPen } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { EventLine } from './event-line.tsx';
import styles from './work-panel.module.css';

export type WorkTab = 'tried' | 'earlier' | 'history';

/** What was done: tried here, earlier visits, and everything in order. */
export function WorkPanel({
  ticket,
  tab,
  onTab,
  onNote,
  onMessage,
}: {
  readonly ticket: Ticket;
  readonly tab: WorkTab;
  readonly onTab: (tab: WorkTab) => void;
  readonly onNote: () => void;
  readonly onMessage: () => void;
}) {
  const { t } = useTranslation('console');
  return (
    <Tabs
      className={styles['panel'] ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => onTab(key === 'earlier' || key === 'history' ? key : 'tried')}
    >
      <TabList className={styles['tabs'] ?? ''} aria-label={t('work.title')}>
        <Tab id="tried" className={styles['tab'] ?? ''}>
          {t('work.tried')}
        </Tab>
        <Tab id="earlier" className={styles['tab'] ?? ''}>
          {t('work.earlier')} <span className={styles['count']}>{ticket.earlier.length}</span>
        </Tab>
        <Tab id="history" className={styles['tab'] ?? ''}>
          {t('work.history')}
        </Tab>
      </TabList>
      <TabPanel id="tried" className={styles['body'] ?? ''}>
        <Tried ticket={ticket} />
        <div className={styles['foot']}>
          <Button icon={<NotebookPen />} onPress={onNote}>
            {t('work.note')} <KeyCap keys="i" />
          </Button>
          <Button icon={<MessageSquareText />} onPress={onMessage}>
            {t('work.message')} <KeyCap keys="m" />
          </Button>
        </div>
      </TabPanel>
      <TabPanel id="earlier" className={styles['body'] ?? ''}>
        <Earlier ticket={ticket} />
      </TabPanel>
      <TabPanel id="history" className={styles['body'] ?? ''}>
        <ol className={styles['list']}>
          {ticket.history.toReversed().map((event) => (
            <li key={event.eventId}>
              <EventLine event={event} />
            </li>
          ))}
        </ol>
      </TabPanel>
    </Tabs>
  );
}

function Tried({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const written = ticket.history.filter(
    (event) => event.words !== null && event.kind !== 'ticket.message-written',
  );
  return (
    <div className={styles['scroll']}>
      {ticket.messageToVisitor === null ? null : (
        <div className={styles['message']}>
          <h3>{t('work.message-now')}</h3>
          <p lang={ticket.locale}>{ticket.messageToVisitor}</p>
        </div>
      )}
      {ticket.resolution === null ? null : (
        <div className={styles['message']}>
          <h3>{t(`closing-code.${ticket.resolution.closingCode}`)}</h3>
          <p>
            <strong>{t('resolve.cause')}:</strong> {ticket.resolution.cause}
          </p>
          <p>
            <strong>{t('resolve.solution')}:</strong> {ticket.resolution.solution}
          </p>
        </div>
      )}
      {written.length === 0 ? (
        <div className={styles['none']}>
          <ClipboardList aria-hidden="true" />
          <p>{t('work.nothing-tried')}</p>
        </div>
      ) : (
        <ol className={styles['list']}>
          {written.toReversed().map((event) => (
            <li key={event.eventId}>
              <EventLine event={event} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Earlier({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (ticket.earlier.length === 0) {
    return (
      <div className={styles['none']}>
        <ClipboardList aria-hidden="true" />
        <p>{t('work.no-earlier')}</p>
      </div>
    );
  }
  return (
    <ul className={styles['list']}>
      {ticket.earlier.map((earlier) => (
        <li key={`${earlier.ticketId} ${earlier.because}`} className={styles['earlier']}>
          <Link to="/tickets/$ticketId" params={{ ticketId: earlier.ticketId }} search>
            {earlier.category === null
              ? t(`words:report-type.${earlier.reportType}`)
              : t(`words:category.${earlier.category}`, { defaultValue: earlier.category })}
          </Link>
          <p className={styles['when']}>
            {formatMoment(new Date(earlier.arrivedAt), locale)} · {t(`because.${earlier.because}`)}{' '}
            · {t(`words:status.${earlier.status}`)}
          </p>
          {earlier.solution === null ? null : <p>{earlier.solution}</p>}
        </li>
      ))}
    </ul>
  );
}
