import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KioskDetail } from '../../../shared/contract/fleet-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import bench from '../bench/bench.module.css';
import { useSession } from '../session/session.ts';
import { reportWords } from '../updates/report-words.ts';
import { CommandBar } from './command-bar.tsx';
import { CommandList } from './command-list.tsx';
import styles from './fleet.module.css';
import { eventWords } from './event-words.ts';
import { HealthFacts } from './health-facts.tsx';
import { PortsPart } from './ports-part.tsx';
import { RevokeForm } from './revoke-form.tsx';
import { SelfTestTable } from './self-test-table.tsx';
import { StandingMark } from './standing-mark.tsx';
import { useKiosk } from './use-fleet.ts';

/** One kiosk: how it is and who did what to it, for leads; and what it can be told, for admins. */
export function KioskPage() {
  const { t } = useTranslation('fleet');
  const { role } = useSession();
  // Loosely typed by the router, and only ever a text.
  const { kioskId = '' }: { readonly kioskId?: string } = useParams({ strict: false });
  const known = useKiosk(kioskId);
  const fault = faultOf(known.error);
  if (role !== 'admin' && role !== 'lead') {
    return <main className={bench['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={bench['page']}>
      <p>
        <Link to="/kiosks">{t('back')}</Link>
      </p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {known.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <Detail kiosk={known.data} />
      )}
    </main>
  );
}

function Detail({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const isAdmin = useSession().role === 'admin';
  return (
    <>
      <h1>{kiosk.name}</h1>
      <p>
        <StandingMark kiosk={kiosk} />
        {kiosk.concerns.map((concern) => ` · ${t(`concern.${concern}`)}`)}
      </p>
      {isAdmin && kiosk.key === 'active' ? <CommandBar kiosk={kiosk} /> : null}
      <div className={styles['two']}>
        <section className={styles['part']}>
          <h2>{t('test.title')}</h2>
          <SelfTestTable selfTest={kiosk.selfTest} />
        </section>
        <section className={styles['part']}>
          <h2>{t('health.title')}</h2>
          <HealthFacts kiosk={kiosk} />
        </section>
        <section className={styles['part']}>
          <h2>{t('ports.title')}</h2>
          <PortsPart kioskId={kiosk.kioskId} />
        </section>
        <section className={styles['part']}>
          <h2>{t('command.title')}</h2>
          <CommandList kiosk={kiosk} />
        </section>
        <section className={styles['part']}>
          <h2>{t('versions.title')}</h2>
          <VersionList kiosk={kiosk} />
        </section>
        <section className={styles['part']}>
          <h2>{t('event.title')}</h2>
          <EventList kiosk={kiosk} />
        </section>
      </div>
      {isAdmin && (kiosk.key === 'active' || kiosk.key === 'retired' || kiosk.key === 'token') ? (
        <section className={styles['part']}>
          <h2>{t('revoke.title')}</h2>
          <RevokeForm kiosk={kiosk} />
        </section>
      ) : null}
    </>
  );
}

/** How its versions did, and why its watchdog took one back. */
function VersionList({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { locale } = useStore(useParts().settings);
  if (kiosk.versions.length === 0) return <p>{t('versions.none')}</p>;
  return (
    <ul className={bench['movements']}>
      {kiosk.versions.map((report) => (
        <li key={report.version}>
          {reportWords(t, report)}
          <span className={bench['by']}>{formatDateTime(new Date(report.at), locale)}</span>
        </li>
      ))}
    </ul>
  );
}

function EventList({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { locale } = useStore(useParts().settings);
  if (kiosk.events.length === 0) return <p>{t('event.none')}</p>;
  return (
    <ul className={bench['movements']}>
      {kiosk.events.map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          {eventWords(t, event)}
          <span className={bench['by']}>
            {event.actor} · {formatDateTime(new Date(event.at), locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
