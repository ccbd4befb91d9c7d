import { useTranslation } from 'react-i18next';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from '../bench/bench.module.css';
import fleet from '../fleet/fleet.module.css';
import { useSession } from '../session/session.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import { KeysPart } from './keys-part.tsx';
import { KioskVersions } from './kiosk-versions.tsx';
import { PackTable } from './pack-table.tsx';
import { ReleaseTable } from './release-table.tsx';
import { RolloutCard } from './rollout-card.tsx';
import { RolloutForm } from './rollout-form.tsx';
import { SendForm } from './send-form.tsx';
import { UpdateTrail } from './update-trail.tsx';
import { useUpdates } from './use-updates.ts';

/** Versions of the kiosks' program, and reader packs: what exists, who gets it, how it does, and who did what; for admins. */
export function UpdatesPage() {
  const { t } = useTranslation('updates');
  const { role } = useSession();
  const nowMs = useStore(useParts().now);
  const seen = useUpdates();
  const sites = useSitesQuery();
  const fault = faultOf(seen.error) ?? faultOf(sites.error);
  if (role !== 'admin') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {seen.data === undefined || sites.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <>
          <section className={fleet['part']} aria-labelledby="updates-rollouts">
            <h2 id="updates-rollouts">{t('rollout.title')}</h2>
            {seen.data.rollouts.length === 0 ? <p>{t('rollout.none')}</p> : null}
            {seen.data.rollouts.map((rollout) => (
              <RolloutCard key={rollout.rolloutId} rollout={rollout} sites={sites.data.sites} />
            ))}
          </section>
          <section className={fleet['part']} aria-labelledby="updates-draft">
            <h2 id="updates-draft">{t('draft.title')}</h2>
            <RolloutForm seen={seen.data} sites={sites.data.sites} />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-releases">
            <h2 id="updates-releases">{t('release.title')}</h2>
            <ReleaseTable releases={seen.data.releases} />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-packs">
            <h2 id="updates-packs">{t('pack.title')}</h2>
            <PackTable packs={seen.data.packs} kiosks={seen.data.kiosks} nowMs={nowMs} />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-send">
            <h2 id="updates-send">{t('upload.title')}</h2>
            <SendForm />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-kiosks">
            <h2 id="updates-kiosks">{t('kiosk.title')}</h2>
            <KioskVersions kiosks={seen.data.kiosks} />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-keys">
            <h2 id="updates-keys">{t('keys.title')}</h2>
            <KeysPart seen={seen.data} nowMs={nowMs} />
          </section>
          <section className={fleet['part']} aria-labelledby="updates-trail">
            <h2 id="updates-trail">{t('event.title')}</h2>
            <UpdateTrail events={seen.data.events} />
          </section>
        </>
      )}
    </main>
  );
}
