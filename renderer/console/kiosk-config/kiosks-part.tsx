import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ConfigProfileDetail,
  ConfiguredKiosk,
} from '../../../shared/contract/kiosk-config-routes.ts';
import type { FaultCode } from '../../../shared/base/fault.ts';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { fleetKey } from '../fleet/use-fleet.ts';
import styles from './kiosk-config.module.css';
import { profilesKey, useProfiles } from './use-profiles.ts';

/** Which kiosks have this profile and what each runs of it, and how another one gets it. */
export function KiosksPart({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  return (
    <section className={styles['part']}>
      <h2>{t('kiosks.title')}</h2>
      {profile.kiosks.length === 0 ? (
        <p>{t('kiosks.none')}</p>
      ) : (
        <table className={bench['table']} aria-label={t('kiosks.title')}>
          <thead>
            <tr>
              <th scope="col">{t('kiosks.name')}</th>
              <th scope="col">{t('kiosks.runs')}</th>
              <th scope="col">{t('kiosks.refused')}</th>
            </tr>
          </thead>
          <tbody>
            {profile.kiosks.map((kiosk) => (
              <tr key={kiosk.kioskId}>
                <th scope="row">
                  <Link to="/kiosks/$kioskId" params={{ kioskId: kiosk.kioskId }}>
                    {kiosk.name}
                  </Link>
                </th>
                <td>
                  <Running kiosk={kiosk} profile={profile} />
                </td>
                <td>
                  {kiosk.refused === null
                    ? ''
                    : t(`refused.${refusalWords(kiosk.refused.because)}`, {
                        version: kiosk.refused.version,
                        because: kiosk.refused.because,
                        detail: kiosk.refused.detail,
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {profile.version === null ? <p>{t('kiosks.unpublished')}</p> : <GiveForm profile={profile} />}
    </section>
  );
}

function Running({
  kiosk: { running },
  profile,
}: {
  readonly kiosk: ConfiguredKiosk;
  readonly profile: ConfigProfileDetail;
}) {
  const { t } = useTranslation('kiosk-config');
  if (running === null) return t('kiosks.own-file');
  if (running.profileId !== profile.profileId) return t('kiosks.other-profile');
  const { version } = running;
  return version === profile.version ? t('version', { version }) : t('kiosks.behind', { version });
}

function GiveForm({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  const { desk } = useParts();
  const act = useAct([profilesKey, fleetKey]);
  const profiles = useProfiles();
  const [chosen, setChosen] = useState<string | null>(null);
  const others = (profiles.data?.profiles ?? [])
    .filter(({ profileId }) => profileId !== profile.profileId)
    .flatMap(({ kiosks }) => kiosks);
  const kiosk = others.find(({ kioskId }) => kioskId === chosen) ?? others[0];
  if (kiosk === undefined) return null;
  const give = () =>
    act.run(
      desk.call('kiosk-profile.give', {
        params: { kioskId: kiosk.kioskId },
        body: { profileId: profile.profileId },
      }),
      t('give.done', { name: kiosk.name }),
    );
  return (
    <form
      className={bench['form']}
      aria-label={t('give.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <Choice
        label={t('give.title')}
        value={kiosk.kioskId}
        options={others.map(({ kioskId, name }) => ({ value: kioskId, words: name }))}
        onChange={setChosen}
      />
      <div className={bench['actions']}>
        <SubmitButton disabled={act.busy}>{t('give.submit')}</SubmitButton>
      </div>
    </form>
  );
}

function refusalWords(because: FaultCode): 'older' | 'broken' | 'unproven' {
  if (because === 'configuration/older') return 'older';
  return because.startsWith('update/') ? 'unproven' : 'broken';
}
