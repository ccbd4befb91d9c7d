import { useTranslation } from 'react-i18next';
import { type Site, firstSiteId, shortNameOf } from '../../../shared/domain/site.ts';
import type { PlacedKiosk } from '../../../shared/contract/site-routes.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useShown } from '../app/use-asked-for.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { Choice } from '../parts/choice.tsx';
import { useSession } from '../session/session.ts';
import { CounterList } from './counter-list.tsx';
import { SiteForm } from './site-form.tsx';
import { sitesKey, useSitesQuery } from './use-sites.ts';

/** Where visitors are received, for admins. */
export function SitesPage() {
  const { t } = useTranslation('sites');
  const { role } = useSession();
  const known = useSitesQuery();
  const fault = faultOf(known.error);
  useShown(known.isSuccess && !known.isFetching, (asked) => `site-${asked}`);
  if (role !== 'admin') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {known.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <>
          {known.data.sites.map((site) => (
            <SitePart key={site.siteId} site={site} />
          ))}
          <h2>{t('kiosks.title')}</h2>
          {known.data.kiosks.length === 0 ? <p>{t('kiosks.none')}</p> : null}
          <div className={styles['form']}>
            {known.data.kiosks.map((kiosk) => (
              <KioskPlace key={kiosk.kioskId} kiosk={kiosk} sites={known.data.sites} />
            ))}
          </div>
          <h2>{t('new.title')}</h2>
          <SiteForm site={null} />
        </>
      )}
    </main>
  );
}

function SitePart({ site }: { readonly site: Site }) {
  const { t } = useTranslation('sites');
  const id = `site-${site.siteId}`;
  const address = site.siteId === firstSiteId ? '/board' : `/board?site=${shortNameOf(site.name)}`;
  return (
    <section className={styles['device']} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {site.name}
        {site.active ? '' : ` · ${t('closed')}`}
      </h2>
      <SiteForm site={site} />
      <h3>{t('counters.title')}</h3>
      <CounterList site={site} />
      <p className={styles['line']}>
        {t('board')}
        <a href={address}>{address}</a>
      </p>
    </section>
  );
}

function KioskPlace({
  kiosk,
  sites,
}: {
  readonly kiosk: PlacedKiosk;
  readonly sites: readonly Site[];
}) {
  const { t } = useTranslation('sites');
  const { desk } = useParts();
  const act = useAct([sitesKey]);
  const { kioskId, siteId, name } = kiosk;
  return (
    <Choice
      label={t('kiosks.site', { name })}
      value={siteId}
      options={sites
        .filter((site) => site.active || site.siteId === siteId)
        .map((site) => ({ value: site.siteId, words: site.name }))}
      onChange={(chosen) =>
        void act.run(
          desk.call('site.place-kiosk', { params: { kioskId }, body: { siteId: chosen } }),
          t('saved'),
        )
      }
    />
  );
}
