import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type RetentionTerms,
  ordinaryTerms,
  retentionBounds,
  retentionKinds,
} from '../../../shared/domain/retention.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { ErasePerson } from './erase-person.tsx';

const retentionKey = ['retention'];

/** How long each kind of data is kept, and the erasing of one person; for admins. */
export function RetentionPage() {
  const { t } = useTranslation('retention');
  const { role } = useSession();
  const parts = useParts();
  const { locale } = useStore(parts.settings);
  const known = useQuery({
    queryKey: retentionKey,
    queryFn: () => valueOf(parts.desk.call('retention.standing', {})),
  });
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
      ) : (
        <>
          {known.data.terms === null ? <p className={styles['late']}>{t('not-chosen')}</p> : null}
          {known.data.latest === null ? null : (
            <p>
              {t('latest', {
                at: formatDateTime(new Date(known.data.latest.at), locale),
                ...known.data.latest.counts,
              })}
            </p>
          )}
          <TermsForm terms={known.data.terms ?? ordinaryTerms} />
          <h2>{t('person.title')}</h2>
          <p>{t('person.lead')}</p>
          <ErasePerson />
        </>
      )}
    </main>
  );
}

type Typed = Readonly<Record<keyof RetentionTerms, string>>;

function TermsForm({ terms }: { readonly terms: RetentionTerms }) {
  const { t } = useTranslation('retention');
  const { desk } = useParts();
  const act = useAct([retentionKey]);
  const [typed, setTyped] = useState<Typed>({
    ticketDays: String(terms.ticketDays),
    fileDays: String(terms.fileDays),
    exchangeDays: String(terms.exchangeDays),
    appointmentDays: String(terms.appointmentDays),
    noticeDays: String(terms.noticeDays),
  });
  const troubleOf = (kind: keyof RetentionTerms) => {
    const { least, most } = retentionBounds[kind];
    const days = daysOf(typed[kind]);
    if (days === null || days < least || days > most) return t('bounds', { least, most });
    const beyond = kind === 'fileDays' && days > (daysOf(typed.ticketDays) ?? 0);
    return beyond ? t('files-beyond') : undefined;
  };
  const isRight = retentionKinds.every((kind) => troubleOf(kind) === undefined);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          ticketDays: Number(typed.ticketDays),
          fileDays: Number(typed.fileDays),
          exchangeDays: Number(typed.exchangeDays),
          appointmentDays: Number(typed.appointmentDays),
          noticeDays: Number(typed.noticeDays),
        };
        void act.run(desk.call('retention.choose', { body }), t('saved'));
      }}
    >
      {retentionKinds.map((kind) => (
        <TextField
          key={kind}
          label={t(`kind.${kind}`)}
          hint={t(`hint.${kind}`)}
          type="number"
          value={typed[kind]}
          onChange={(value) => setTyped({ ...typed, [kind]: value })}
          error={troubleOf(kind)}
        />
      ))}
      <SubmitButton disabled={!isRight || act.busy}>{t('save')}</SubmitButton>
    </form>
  );
}

function daysOf(text: string): number | null {
  return /^\d{1,4}$/u.test(text) ? Number(text) : null;
}
