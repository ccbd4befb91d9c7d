import { useTranslation } from 'react-i18next';
import type { ConfigProfileDetail } from '../../../shared/contract/kiosk-config-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { ChangeList } from './change-list.tsx';
import styles from './kiosk-config.module.css';
import { profilesKey, useConfigHistory } from './use-profiles.ts';

/** Every version with who, when and what; each earlier one can be brought back at once. */
export function HistoryPart({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const history = useConfigHistory(profile.profileId, profile.version);
  const act = useAct([profilesKey]);
  const fault = faultOf(history.error);
  const versions = history.data?.pages.flatMap((page) => page.versions) ?? [];
  const bringBack = (version: number) =>
    act.run(
      desk.call('kiosk-profile.return', {
        params: { profileId: profile.profileId },
        body: { version, basedOn: profile.version ?? version },
      }),
      t('history.returned', { version }),
    );
  return (
    <section className={styles['part']}>
      <h2>{t('history.title')}</h2>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {history.isSuccess && versions.length === 0 ? <p>{t('history.none')}</p> : null}
      {versions.map((one) => (
        <section key={one.version} className={styles['version']}>
          <h3>{t('version', { version: one.version })}</h3>
          <p>
            {one.returnOf === null
              ? t('history.proposed', { by: one.proposedBy })
              : t('history.return-of', { version: one.returnOf })}
            {' · '}
            {t('history.published', {
              by: one.publishedBy,
              at: formatDateTime(new Date(one.publishedAt), locale),
            })}
            {one.alone ? ` · ${t('history.alone')}` : ''}
            {one.words === '' ? '' : ` · ${one.words}`}
          </p>
          <ChangeList
            label={t('history.changes', { version: one.version })}
            changes={one.changes}
          />
          {one.version === profile.version ? null : (
            <div className={bench['actions']}>
              <Button disabled={act.busy} onPress={() => void bringBack(one.version)}>
                {t('history.return', { version: one.version })}
              </Button>
            </div>
          )}
        </section>
      ))}
      {history.hasNextPage ? (
        <div className={bench['actions']}>
          <Button
            disabled={history.isFetchingNextPage}
            onPress={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
