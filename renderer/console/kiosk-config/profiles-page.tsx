import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigProfile } from '../../../shared/contract/kiosk-config-routes.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import styles from './kiosk-config.module.css';
import { profilesKey, useProfiles } from './use-profiles.ts';

/** All profiles of kiosks, how far their kiosks are, and a new one; for admins. */
export function ProfilesPage() {
  const { t } = useTranslation('kiosk-config');
  const { role } = useSession();
  const known = useProfiles();
  const fault = faultOf(known.error);
  if (role !== 'admin') {
    return <main className={bench['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={bench['page']}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {known.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <ProfileTable profiles={known.data.profiles} />
      )}
      <section className={styles['part']}>
        <h2>{t('create.title')}</h2>
        <CreateForm />
      </section>
    </main>
  );
}

function ProfileTable({ profiles }: { readonly profiles: readonly ConfigProfile[] }) {
  const { t } = useTranslation('kiosk-config');
  return (
    <table className={bench['table']} aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.version')}</th>
          <th scope="col">{t('column.kiosks')}</th>
          <th scope="col">{t('column.proposal')}</th>
        </tr>
      </thead>
      <tbody>
        {profiles.map((profile) => {
          const { profileId, version, kiosks } = profile;
          const current = kiosks.filter(
            ({ running }) => running?.profileId === profileId && running.version === version,
          );
          return (
            <tr key={profileId}>
              <th scope="row">
                <Link to="/kiosk-settings/$profileId" params={{ profileId }}>
                  {profile.name}
                </Link>
              </th>
              <td>{version === null ? t('unpublished') : t('version', { version })}</td>
              <td>
                {version === null
                  ? String(kiosks.length)
                  : t('up-to-date', { current: current.length, all: kiosks.length })}
              </td>
              <td>{profile.hasProposal ? t('proposal.open') : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function CreateForm() {
  const { t } = useTranslation('kiosk-config');
  const { desk } = useParts();
  const act = useAct([profilesKey]);
  const [name, setName] = useState('');
  const create = async () => {
    const asked = desk.call('kiosk-profile.create', { body: { name } });
    if ((await act.run(asked, t('create.done', { name }))) !== null) setName(emptied(name, ''));
  };
  return (
    <form
      className={bench['form']}
      aria-label={t('create.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField label={t('create.name')} value={name} maxLength={60} onChange={setName} />
      <div className={bench['actions']}>
        <SubmitButton disabled={name.trim() === '' || act.busy}>{t('create.submit')}</SubmitButton>
      </div>
    </form>
  );
}
