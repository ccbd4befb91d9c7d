import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSession } from '../session/session.ts';
import styles from './priority-pages.module.css';
import { RulesEditor } from './rules-editor.tsx';
import { rulesKey, useRules } from './rules-query.ts';

const devicesKey = ['important-devices'];

/** How this organisation weighs: matrix, rules, marked devices, and every version that ever held. */
export function PriorityRulesPage() {
  const { t } = useTranslation('console');
  const { role } = useSession();
  const rules = useRules();
  const fault = faultOf(rules.error);
  if (role === 'technician') {
    return <main className={styles['page']}>{t('fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {rules.data === undefined ? null : <RulesEditor now={rules.data} />}
      <div className={styles['column']}>
        <ImportantDevices />
        <Versions />
      </div>
    </main>
  );
}

function ImportantDevices() {
  const { t } = useTranslation('priority');
  const { desk } = useParts();
  const client = useQueryClient();
  const devices = useQuery({
    queryKey: devicesKey,
    queryFn: () => valueOf(desk.call('important-device.list', {})),
  });
  const remove = useMutation({
    mutationFn: (markId: string) =>
      valueOf(desk.call('important-device.remove', { params: { markId } })),
    onSuccess: () => client.invalidateQueries({ queryKey: devicesKey }),
  });
  const list = devices.data?.devices ?? [];
  return (
    <section className={styles['part']} aria-labelledby="devices-title">
      <h2 id="devices-title">{t('devices.title')}</h2>
      <p className={styles['quiet']}>{t('devices.lead')}</p>
      {devices.isSuccess && list.length === 0 ? <p>{t('devices.none')}</p> : null}
      <ul className={styles['list']}>
        {list.map((device) => (
          <li key={device.markId}>
            <p>
              <strong>{device.deviceName ?? t('devices.nameless')}</strong> {device.words}{' '}
              <span className={styles['quiet']}>{device.by}</span>
            </p>
            <Button
              kind="quiet"
              icon={<Trash2 />}
              label={t('devices.remove', { words: device.words })}
              disabled={remove.isPending}
              onPress={() => remove.mutate(device.markId)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions() {
  const { t } = useTranslation('priority');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const pages = useInfiniteQuery({
    queryKey: [...rulesKey, 'versions'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('priority-rules.history', {
          query: pageParam === null ? {} : { before: pageParam },
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const versions = pages.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <section className={styles['part']} aria-labelledby="versions-title">
      <h2 id="versions-title">{t('versions.title')}</h2>
      {pages.isSuccess && versions.length === 0 ? <p>{t('versions.none')}</p> : null}
      <ol className={styles['list']}>
        {versions.map(({ version, change }) => (
          <li key={version}>
            <p>
              <strong>{t('versions.number', { version })}</strong> {change?.words}{' '}
              <span className={styles['quiet']}>
                {change?.by}
                {change === null ? '' : `, ${formatDateTime(new Date(change.at), locale)}`}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Button disabled={pages.isFetching} onPress={() => void pages.fetchNextPage()}>
          {t('versions.more')}
        </Button>
      ) : null}
    </section>
  );
}
