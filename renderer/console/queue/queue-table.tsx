import { Link } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { counterWords, deviceWords, findingWords, subjectWords } from '../parts/ticket-words.ts';
import { AppointmentMark } from './appointment-mark.tsx';
import { ChooseAll } from './choose-all.tsx';
import { HeldUntil } from './held-until.tsx';
import { moveRowFocus } from './move-row-focus.ts';
import { PromiseClock } from './promise-clock.tsx';
import type { QueueSearch } from './queue-view.ts';
import styles from './queue-table.module.css';

const columns = ['place', 'code', 'priority', 'subject', 'device', 'promise', 'status'] as const;

/**
 * The queue as a table: one line per visitor, enough to choose by. The link in a line, or a press
 * anywhere in it, opens the card. What happens to one visitor redraws his line and no other.
 */
export function QueueTable({
  rows,
  places,
  siteNames,
  me,
  search,
  chosen,
  onChoose,
  onChosen,
  onOpen,
}: {
  readonly rows: readonly QueueItem[];
  readonly places: ReadonlyMap<string, number>;
  /** The names of sites where lines of more than one are shown; else null. */
  readonly siteNames: ReadonlyMap<string, string> | null;
  readonly me: string;
  readonly search: QueueSearch;
  readonly chosen: ReadonlySet<string>;
  /** With `to`: all from the last chosen one to this. The same function at every drawing. */
  readonly onChoose: (ticketId: string, to: boolean) => void;
  /** Chooses these and no others. */
  readonly onChosen: (ticketIds: readonly string[]) => void;
  /** The same function at every drawing. */
  readonly onOpen: (ticketId: string) => void;
}) {
  const { t } = useTranslation('console');
  const isMixed = new Set(rows.map(({ queue }) => queue)).size > 1;
  return (
    <table aria-label={t('queue.title')} className={styles['table']}>
      <thead>
        <tr>
          <th scope="col" className={styles['choose']}>
            <span className="visually-hidden">{t('lists:chosen')}</span>
            <ChooseAll rows={rows} chosen={chosen} onChosen={onChosen} />
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`queue.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <QueueRow
            key={item.ticketId}
            item={item}
            place={places.get(item.ticketId) ?? null}
            namesQueue={isMixed}
            siteName={siteNames?.get(siteIdOf(item)) ?? null}
            mine={item.assignee?.accountId === me}
            search={search}
            chosen={chosen.has(item.ticketId)}
            onChoose={onChoose}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  moveRowFocus(event.currentTarget.closest('table'), event.key === 'ArrowDown' ? 1 : -1);
}

const QueueRow = memo(function QueueRow({
  item,
  place,
  namesQueue,
  siteName,
  mine,
  search,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly item: QueueItem;
  readonly place: number | null;
  /** Lines of several queues are shown, each of which counts its own places. */
  readonly namesQueue: boolean;
  readonly siteName: string | null;
  readonly mine: boolean;
  readonly search: QueueSearch;
  readonly chosen: boolean;
  readonly onChoose: (ticketId: string, to: boolean) => void;
  readonly onOpen: (ticketId: string) => void;
}) {
  const { t } = useTranslation('console');
  const { ticketId, visitCode, assignee, counter } = item;
  const isPlaceNamed = namesQueue && place !== null;
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    const elsewhere = event.target instanceof Element && event.target.closest('a, label') !== null;
    if (!elsewhere && getSelection()?.isCollapsed !== false) onOpen(ticketId);
  };
  return (
    <tr
      className={`${styles['row']} ${mine ? styles['mine'] : ''} ${chosen ? styles['chosen'] : ''}`}
      data-ticket={ticketId}
      onClick={open}
    >
      <td className={styles['choose']}>
        <label>
          <input
            aria-label={t('lists:choose', { code: visitCode })}
            type="checkbox"
            checked={chosen}
            onChange={(event) =>
              onChoose(
                ticketId,
                event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey,
              )
            }
          />
        </label>
      </td>
      <td className={styles['place']}>
        {place ?? '–'}
        {isPlaceNamed ? (
          <span className={styles['line']}>{t(`words:queue.${item.queue}`)}</span>
        ) : null}
      </td>
      <th scope="row">
        <Link
          to="/tickets/$ticketId"
          params={{ ticketId }}
          search={search}
          className={styles['code'] ?? ''}
          data-row-focus
          onKeyDown={moveByArrow}
        >
          {visitCode}
        </Link>
        <span className={styles['second']}>{item.visitorName ?? t('visitor.anonymous')}</span>
      </th>
      <td>
        <PriorityBadge priority={item.priority} accepted={item.priorityAccepted} />
      </td>
      <td className={styles['subject']}>
        <span className={styles['first']}>{subjectWords(t, item)}</span>
        <AppointmentMark item={item} />
        <span className={styles['second']}>
          {t(`words:report-type.${item.reportType}`)}
          {isPlaceNamed ? null : ` · ${t(`words:queue.${item.queue}`)}`}
          {siteName === null ? null : ` · ${siteName}`}
        </span>
      </td>
      <td className={styles['of-device']}>
        <DeviceCell item={item} />
      </td>
      <td>
        <PromiseClock item={item} />
      </td>
      <td>
        <StatusMark status={item.status} />
        <HeldUntil item={item} />
        <span className={styles['second']}>
          {assignee === null
            ? counter === null
              ? null
              : t('sites:sent-to', { counter: counterWords(t, counter) })
            : counter === null
              ? assignee.name
              : `${assignee.name}, ${counterWords(t, counter)}`}
        </span>
      </td>
    </tr>
  );
});

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
