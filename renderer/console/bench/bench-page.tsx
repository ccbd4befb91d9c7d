import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  benchViewSchema,
  type BenchLine,
  type BenchView,
} from '../../../shared/contract/bench-routes.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { shortcuts, type ShortcutId } from '../keyboard/shortcuts.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { moveRowFocus } from '../queue/move-row-focus.ts';
import { SiteChooser } from '../sites/site-chooser.tsx';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { DeviceActions } from './device-actions.tsx';
import { holderWords } from './holder-words.ts';
import { ticketIdIn } from './scanned-label.ts';
import { benchKey, lookEveryMs } from './use-bench.ts';
import styles from './bench.module.css';

const deviceKeys = shortcuts.filter(({ where }) => where === 'bench').map(({ id }) => id);

const dayMs = 24 * 60 * 60 * 1000;

/** Presses the button of the device in whose line the focus is; one without it has no such thing to do now. */
function pressInRow(rows: HTMLElement | null, id: ShortcutId): void {
  const { activeElement } = document;
  if (activeElement === null || rows?.contains(activeElement) !== true) return;
  activeElement.closest('tr')?.querySelector(`[data-shortcut="${id}"]`)?.closest('button')?.click();
}

/** The devices that lie here, the earliest promise first; a scanned label opens its ticket. */
export function BenchPage() {
  const { t } = useTranslation('bench');
  const { desk } = useParts();
  const [view, setView] = useState<BenchView>('here');
  const { seen } = useSeenSite();
  const hasSites = useSitesToName().length > 0;
  // With one site left nothing may be hidden by a site that was closed.
  const place = seen === 'all' || !hasSites ? {} : { site: seen.siteId };
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...benchKey, 'list', view, place.site],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('bench.list', {
          query: { view, ...place, ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: lookEveryMs,
  });
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const fault = faultOf(list.error);
  const rows = useRef<HTMLDivElement>(null);
  useShortcuts(
    { place: 'bench', moves: [] },
    {
      down: () => moveRowFocus(rows.current, 1),
      up: () => moveRowFocus(rows.current, -1),
      ...Object.fromEntries(deviceKeys.map((id) => [id, () => pressInRow(rows.current, id)])),
    },
  );
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <div className={styles['tools']}>
        <RadioSet
          inRow
          label={t('view.label')}
          value={view}
          options={benchViewSchema.options.map((value) => ({ value, words: t(`view.${value}`) }))}
          onChange={setView}
        />
        <SiteChooser />
        <ScanField onLeave={() => moveRowFocus(rows.current, 1)} />
      </div>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : lines.length === 0 ? (
        <div className={styles['empty']}>
          <PackageOpen aria-hidden="true" />
          <p>{t(`empty.${view}`)}</p>
        </div>
      ) : (
        <div ref={rows}>
          <BenchTable lines={lines} />
        </div>
      )}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </main>
  );
}

function BenchTable({ lines }: { readonly lines: readonly BenchLine[] }) {
  const { t } = useTranslation('bench');
  const { now, settings } = useParts();
  const nowMs = useStore(now);
  const { locale } = useStore(settings);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('device')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('age')}</th>
          <th scope="col">{t('promised')}</th>
          <th scope="col">{t('worker')}</th>
          <th scope="col">{t('actions')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ device, ticket }) => {
          const late = device.readyAt === null && Date.parse(device.promisedAt) < nowMs;
          return (
            <tr key={device.leftId}>
              <th scope="row">
                <Link
                  to="/tickets/$ticketId"
                  params={{ ticketId: ticket.ticketId }}
                  search={{}}
                  data-row-focus
                >
                  {ticket.visitCode}
                </Link>{' '}
                {ticket.visitorName}
              </th>
              <td>{device.deviceName}</td>
              <td>
                {holderWords(t, device.holder)}
                {device.readyAt === null ? null : ` · ${t('is-ready')}`}
              </td>
              <td className={styles['age']}>
                {t('days', { count: daysSince(device.leftAt, nowMs) })}
              </td>
              <td className={late ? styles['late'] : undefined}>
                {formatMoment(new Date(device.promisedAt), locale)}
                {late ? ` · ${t('too-late')}` : ''}
              </td>
              <td>{device.worker?.name ?? t('nobody')}</td>
              <td>
                <DeviceActions device={device} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function daysSince(at: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(at)) / dayMs));
}

/** A hand scanner types what it reads and ends with Enter; Escape leaves it for the devices and their keys. */
function ScanField({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('bench');
  const navigate = useNavigate();
  const [scanned, setScanned] = useState('');
  const [unknown, setUnknown] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its own field bubble here
    <form
      className={styles['scan']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const ticketId = ticketIdIn(scanned);
        setUnknown(ticketId === null);
        setScanned('');
        if (ticketId !== null) {
          void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search: {} });
        }
      }}
    >
      <TextField
        autoFocus
        label={t('scan.label')}
        error={unknown ? t('scan.unknown') : undefined}
        value={scanned}
        maxLength={300}
        onChange={setScanned}
      />
    </form>
  );
}
