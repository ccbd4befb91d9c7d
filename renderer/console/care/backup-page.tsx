import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStanding } from '../../../shared/contract/backup-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { bytesWords } from './bytes-words.ts';
import { backupsKey, useBackups } from './use-backups.ts';

/** The backups of the desk, when the next comes, and a button for one now; for admins. */
export function BackupPage() {
  const { t } = useTranslation('backup');
  const { role } = useSession();
  const known = useBackups();
  const fault = faultOf(known.error);
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
      ) : known.data.possible ? (
        <Standing standing={known.data} />
      ) : (
        <p>{t('elsewhere')}</p>
      )}
    </main>
  );
}

function Standing({ standing }: { readonly standing: BackupStanding }) {
  const { t } = useTranslation('backup');
  const parts = useParts();
  const { locale } = useStore(parts.settings);
  const act = useAct([backupsKey]);
  const { runningSince, latest, backups, folder } = standing;
  return (
    <>
      {latest === null || latest.faultCode === null ? null : (
        <p className={styles['late']} role="alert">
          {t('failed', {
            at: formatDateTime(new Date(latest.endedAt), locale),
            code: latest.faultCode,
          })}
        </p>
      )}
      <div className={styles['actions']}>
        <Button
          kind="primary"
          icon={<HardDriveDownload />}
          disabled={act.busy || runningSince !== null}
          onPress={() => void act.run(parts.desk.call('backup.make', {}), t('begun'))}
        >
          {t('make')}
        </Button>
        <p role="status">{runningSince === null ? '' : t('running')}</p>
      </div>
      {backups.length === 0 ? (
        <p className={styles['empty']}>{t('none')}</p>
      ) : (
        <table className={styles['table']}>
          <caption className="visually-hidden">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('made-at')}</th>
              <th scope="col">{t('size')}</th>
              <th scope="col">{t('files')}</th>
              <th scope="col">{t('check')}</th>
              <th scope="col">{t('name')}</th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <tr key={backup.name}>
                <th scope="row">{formatDateTime(new Date(backup.madeAt), locale)}</th>
                <td>{bytesWords(backup.bytes, locale)}</td>
                <td>{backup.files}</td>
                <td>{t('sound')}</td>
                <td>{backup.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{t('folder', { folder })}</p>
      <p>{t('restore')}</p>
      <h2>{t('policy.title')}</h2>
      <PolicyForm standing={standing} />
    </>
  );
}

function PolicyForm({ standing }: { readonly standing: BackupStanding }) {
  const { t } = useTranslation('backup');
  const { desk } = useParts();
  const act = useAct([backupsKey]);
  const [hour, setHour] = useState(String(standing.policy.hour));
  const [keep, setKeep] = useState(String(standing.policy.keep));
  const isHour = /^(?:1?\d|2[0-3])$/u.test(hour);
  const isKeep = /^(?:[1-9]|[1-5]\d|60)$/u.test(keep);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { hour: Number(hour), keep: Number(keep) };
        void act.run(desk.call('backup.change-policy', { body }), t('policy.saved'));
      }}
    >
      <TextField
        label={t('policy.hour')}
        type="number"
        value={hour}
        onChange={setHour}
        error={isHour ? undefined : t('policy.hour-bounds')}
      />
      <TextField
        label={t('policy.keep')}
        hint={t('policy.keep-hint')}
        type="number"
        value={keep}
        onChange={setKeep}
        error={isKeep ? undefined : t('policy.keep-bounds')}
      />
      <SubmitButton disabled={!isHour || !isKeep || act.busy}>{t('policy.save')}</SubmitButton>
    </form>
  );
}
