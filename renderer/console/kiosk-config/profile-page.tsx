import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConfigProfileDetail } from '../../../shared/contract/kiosk-config-routes.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import bench from '../bench/bench.module.css';
import { useSession } from '../session/session.ts';
import { ConfigEditor } from './config-editor.tsx';
import { HistoryPart } from './history-part.tsx';
import { KiosksPart } from './kiosks-part.tsx';
import { ProposalPart } from './proposal-part.tsx';
import { useProfile } from './use-profiles.ts';

/** One profile: what is proposed, which kiosks run what, the form, and every version. */
export function ProfilePage() {
  const { t } = useTranslation('kiosk-config');
  const { role } = useSession();
  // Loosely typed by the router, and only ever a text.
  const { profileId = '' }: { readonly profileId?: string } = useParams({ strict: false });
  const known = useProfile(profileId);
  const fault = faultOf(known.error);
  if (role !== 'admin') {
    return <main className={bench['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={bench['page']}>
      <p>
        <Link to="/kiosk-settings">{t('back')}</Link>
      </p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {known.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : (
        <Detail key={profileId} profile={known.data} />
      )}
    </main>
  );
}

function Detail({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  const { version, proposal } = profile;
  return (
    <>
      <h1>{profile.name}</h1>
      <p>{version === null ? t('unpublished') : t('version', { version })}</p>
      {proposal === null ? null : <ProposalPart profile={profile} proposal={proposal} />}
      <KiosksPart profile={profile} />
      <ConfigEditor profile={profile} />
      <HistoryPart profile={profile} />
    </>
  );
}
