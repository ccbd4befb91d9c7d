import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FleetKiosk } from '../../../shared/contract/fleet-routes.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from '../bench/bench.module.css';
import { useSession } from '../session/session.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import { EnrolForm } from './enrol-form.tsx';
import { StandingMark } from './standing-mark.tsx';
import { useFleet } from './use-fleet.ts';
import { ViewSwitch } from './view-switch.tsx';

/** All kiosks site by site and how each stands, for leads; and how a new one comes in, for admins. */
export function FleetPage() {
  const { t } = useTranslation('fleet');
  const { role } = useSession();
  const fleet = useFleet();
  const sites = useSitesQuery();
  const fault = faultOf(fleet.error) ?? faultOf(sites.error);
  if (role !== 'admin' && role !== 'lead') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <ViewSwitch />
      <p>{t('lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {fleet.data === undefined || sites.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <>
          {fleet.data.kiosks.length === 0 ? (
            <p>{t(role === 'admin' ? 'none' : 'fleet-map:none')}</p>
          ) : null}
          {sites.data.sites.map((site) => {
            const kiosks = fleet.data.kiosks.filter(({ siteId }) => siteId === site.siteId);
            return kiosks.length === 0 ? null : (
              <section key={site.siteId}>
                <h2>{site.name}</h2>
                <KioskTable site={site.name} kiosks={kiosks} />
              </section>
            );
          })}
          {role === 'admin' ? (
            <section>
              <h2>{t('enrol.title')}</h2>
              <p>{t('enrol.lead')}</p>
              <EnrolForm sites={sites.data.sites} />
            </section>
          ) : null}
        </>
      )}
    </main>
  );
}

function KioskTable({
  site,
  kiosks,
}: {
  readonly site: string;
  readonly kiosks: readonly FleetKiosk[];
}) {
  const { t } = useTranslation('fleet');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const today = new Date(useStore(now));
  return (
    <table className={styles['table']} aria-label={t('table', { site })}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.standing')}</th>
          <th scope="col">{t('column.concerns')}</th>
          <th scope="col">{t('column.heard')}</th>
          <th scope="col">{t('column.version')}</th>
        </tr>
      </thead>
      <tbody>
        {kiosks.map((kiosk) => (
          <tr key={kiosk.kioskId}>
            <th scope="row">
              <Link to="/kiosks/$kioskId" params={{ kioskId: kiosk.kioskId }}>
                {kiosk.name}
              </Link>
              {kiosk.counter === null ? '' : ` · ${t('at-counter', { counter: kiosk.counter })}`}
            </th>
            <td>
              <StandingMark kiosk={kiosk} />
            </td>
            <td>{kiosk.concerns.map((concern) => t(`concern.${concern}`)).join(', ')}</td>
            <td>
              {kiosk.lastHeardAt === null
                ? ''
                : formatShortMoment(new Date(kiosk.lastHeardAt), today, locale)}
            </td>
            <td>{kiosk.version ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
