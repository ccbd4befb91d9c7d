import { FlaskConical } from 'lucide-react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { counterWords, deviceWords, findingWords, subjectWords } from '../parts/ticket-words.ts';
import { PromiseClock } from './promise-clock.tsx';
import styles from './queue-table.module.css';

const columns = ['place', 'code', 'priority', 'subject', 'device', 'promise', 'status'] as const;

/** The queue as a table: one line per visitor, enough to choose by. Enter or a press opens the card. */
export function QueueTable({
  rows,
  places,
  me,
  onOpen,
}: {
  readonly rows: readonly QueueItem[];
  readonly places: ReadonlyMap<string, number>;
  readonly me: string;
  readonly onOpen: (ticketId: string) => void;
}) {
  const { t } = useTranslation('console');
  return (
    <Table
      aria-label={t('queue.title')}
      className={styles['table'] ?? ''}
      onRowAction={(key) => onOpen(String(key))}
    >
      <TableHeader className={styles['head'] ?? ''}>
        {columns.map((column) => (
          <Column key={column} id={column} isRowHeader={column === 'code'}>
            {t(`queue.column.${column}`)}
          </Column>
        ))}
      </TableHeader>
      <TableBody
        items={rows.map((item) => ({ id: item.ticketId, item }))}
        dependencies={[places, me, t]}
      >
        {({ id, item }) => (
          <Row
            id={id}
            className={`${styles['row']} ${item.assignee?.accountId === me ? styles['mine'] : ''}`}
            textValue={`${item.visitCode} ${item.visitorName ?? ''}`}
          >
            <Cell className={styles['place'] ?? ''}>{places.get(id) ?? '–'}</Cell>
            <Cell>
              <span className={styles['code']}>{item.visitCode}</span>
              <span className={styles['second']}>{item.visitorName ?? t('visitor.anonymous')}</span>
            </Cell>
            <Cell>
              <PriorityBadge priority={item.priority} accepted={item.priorityAccepted} />
            </Cell>
            <Cell>
              <span className={styles['first']}>{subjectWords(t, item)}</span>
              <span className={styles['second']}>
                {t(`words:report-type.${item.reportType}`)} · {t(`words:queue.${item.queue}`)}
              </span>
            </Cell>
            <Cell>
              <DeviceCell item={item} />
            </Cell>
            <Cell>
              <PromiseClock item={item} />
            </Cell>
            <Cell>
              <StatusMark status={item.status} />
              <span className={styles['second']}>
                {item.assignee === null
                  ? null
                  : item.counter === null
                    ? item.assignee.name
                    : `${item.assignee.name}, ${counterWords(t, item.counter)}`}
              </span>
            </Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

function DeviceCell({ item }: { readonly item: QueueItem }) {
  const { t } = useTranslation('console');
  if (item.deviceKind === null) {
    return <span className={styles['none']}>{t('device.none')}</span>;
  }
  return (
    <span className={styles['device']}>
      <span className={styles['picture']}>
        <DevicePicture kind={item.deviceKind} />
      </span>
      <span className={styles['device-words']}>
        <span className={styles['first']}>
          <span className={styles['cut']}>{deviceWords(t, item)}</span>
          {item.simulated ? (
            <FlaskConical className={styles['lab']} aria-label={t('device.simulated')} />
          ) : null}
        </span>
        {item.worstFinding === null || item.worstVerdict === null ? (
          <span className={styles['second']}>{t('device.not-read')}</span>
        ) : (
          <span className={`${styles['finding']} ${styles[item.worstVerdict]}`}>
            <VerdictMark verdict={item.worstVerdict} />
            <span className={styles['cut']}>{findingWords(t, item.worstFinding)}</span>
          </span>
        )}
      </span>
    </span>
  );
}
