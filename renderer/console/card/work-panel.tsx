import { ClipboardList, MessageSquareText, NotebookPen } from 'lucide-react';
import type { Ref } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { cardTabs, tabsInOrder } from './card-parts.ts';
import { EarlierTickets } from './earlier-tickets.tsx';
import { EventLine } from './event-line.tsx';
import { HistoryList } from './history-list.tsx';
import styles from './work-panel.module.css';

/** Earlier tickets that are in sight without asking. */
const atAGlance = 3;

/** What was done: tried here, earlier visits, and everything in order. */
export function WorkPanel({
  panel,
  ticket,
  tab,
  onTab,
  onNote,
  onMessage,
}: {
  readonly panel: Ref<HTMLDivElement>;
  readonly ticket: Ticket;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onNote: () => void;
  readonly onMessage: () => void;
}) {
  const { t } = useTranslation('console');
  return (
    <Tabs
      ref={panel}
      className={styles['panel'] ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => onTab(String(key))}
    >
      <TabList className={styles['tabs'] ?? ''} aria-label={t('work.title')}>
        {tabsInOrder.map(({ id, words }, place) => (
          <Tab key={id} id={id} className={styles['tab'] ?? ''}>
            {t(words)}
            {id === 'earlier' ? (
              <span className={styles['count']}>{ticket.earlier.length}</span>
            ) : null}
            <ShortcutCap id={`nth ${place + 1}`} />
          </Tab>
        ))}
      </TabList>
      <TabPanel id="tried" className={styles['body'] ?? ''}>
        <Tried ticket={ticket} />
        <div className={styles['foot']}>
          <Button icon={<NotebookPen />} onPress={onNote}>
            {t('work.note')} <ShortcutCap id="note" />
          </Button>
          <Button icon={<MessageSquareText />} onPress={onMessage}>
            {t('work.message')} <ShortcutCap id="message" />
          </Button>
        </div>
      </TabPanel>
      <TabPanel id="earlier" className={styles['body'] ?? ''}>
        <Earlier ticket={ticket} />
      </TabPanel>
      <TabPanel id="history" className={styles['body'] ?? ''}>
        <HistoryList ticket={ticket} />
      </TabPanel>
      {cardTabs.map(({ id, Panel }) => (
        <TabPanel key={id} id={id} className={styles['body'] ?? ''}>
          <Panel ticket={ticket} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Tried({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const written = ticket.history.filter(
    ({ words, kind }) =>
      // A step that was done needs no words of its own.
      kind === 'ticket.step-done' || (words !== null && kind !== 'ticket.message-written'),
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
          {ticket.resolution.cause === '' ? null : (
            <p>
              <strong>{t('resolve.cause')}:</strong> {ticket.resolution.cause}
            </p>
          )}
          {ticket.resolution.solution === '' ? null : (
            <p>
              <strong>{t('resolve.solution')}:</strong> {ticket.resolution.solution}
            </p>
          )}
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
      {ticket.earlier.length === 0 ? null : (
        <div className={styles['before']}>
          <h3>{t('work.earlier')}</h3>
          <EarlierTickets tickets={ticket.earlier.slice(0, atAGlance)} />
        </div>
      )}
    </div>
  );
}

function Earlier({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  if (ticket.earlier.length === 0) {
    return (
      <div className={styles['none']}>
        <ClipboardList aria-hidden="true" />
        <p>{t('work.no-earlier')}</p>
      </div>
    );
  }
  return <EarlierTickets tickets={ticket.earlier} />;
}
