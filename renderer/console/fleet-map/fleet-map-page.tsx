import { useTranslation } from 'react-i18next';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import type { FloorPlan } from '../../../shared/domain/fleet/floor-plan.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import bench from '../bench/bench.module.css';
import { ViewSwitch } from '../fleet/view-switch.tsx';
import { useSession } from '../session/session.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import styles from './fleet-map.module.css';
import { KioskTiles } from './kiosk-tiles.tsx';
import { AddPlan } from './plan-form.tsx';
import { PlanPart } from './plan-part.tsx';
import { useFleetMap } from './use-fleet-map.ts';

/** Where each kiosk stands and how it is, floor by floor: seen by leads, arranged by admins. */
export function FleetMapPage() {
  const { t } = useTranslation('fleet-map');
  const { role } = useSession();
  const map = useFleetMap();
  const sites = useSitesQuery();
  const fault = faultOf(map.error) ?? faultOf(sites.error);
  if (role !== 'admin' && role !== 'lead') {
    return <main className={bench['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={bench['page']}>
      <h1>{t('fleet:title')}</h1>
      <ViewSwitch />
      <p>{t('lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {map.data === undefined || sites.data === undefined ? (
        fault === null && <p role="status">{t('fleet:loading')}</p>
      ) : (
        <>
          {map.data.kiosks.length === 0 ? <p>{t('none')}</p> : null}
          {sites.data.sites.map((site) => (
            <SitePart
              key={site.siteId}
              site={site}
              plans={map.data.plans.filter(({ siteId }) => siteId === site.siteId)}
              kiosks={map.data.kiosks.filter(({ siteId }) => siteId === site.siteId)}
              mayArrange={role === 'admin'}
            />
          ))}
        </>
      )}
    </main>
  );
}

/** The floors of a site, and tiles of the kiosks that stand on none of them. */
function SitePart({
  site,
  plans,
  kiosks,
  mayArrange,
}: {
  readonly site: Site;
  readonly plans: readonly FloorPlan[];
  readonly kiosks: readonly MappedKiosk[];
  readonly mayArrange: boolean;
}) {
  const { t } = useTranslation('fleet-map');
  const unplaced = kiosks.filter(({ place }) => place === null);
  // A site without kiosks and plans is only worth drawing to who can change that.
  if (kiosks.length === 0 && plans.length === 0 && (!mayArrange || !site.active)) return null;
  return (
    <section className={styles['site']}>
      <h2>{site.name}</h2>
      {plans.map((plan) => (
        <PlanPart
          key={plan.planId}
          plan={plan}
          siteName={site.name}
          kiosks={kiosks}
          mayArrange={mayArrange}
        />
      ))}
      {plans.length === 0 && mayArrange ? <p>{t('no-plan')}</p> : null}
      {plans.length > 0 && unplaced.length > 0 ? <h3>{t('not-placed')}</h3> : null}
      {unplaced.length === 0 ? null : (
        <KioskTiles
          label={plans.length === 0 ? t('fleet:table', { site: site.name }) : t('not-placed')}
          kiosks={unplaced}
        />
      )}
      {mayArrange ? <AddPlan site={site} /> : null}
    </section>
  );
}
