import { Pencil, Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Licence, freeSeats } from '../../../shared/domain/licence.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { putAway } from '../app/put-away.ts';
import { useSession } from '../session/session.ts';
import { LicenceForm } from './licence-form.tsx';
import { LicenceHolders } from './licence-holders.tsx';
import { licencesKey } from './register-keys.ts';
import { RegisterPart } from './register-part.tsx';
import styles from './register.module.css';

type Opened =
  { readonly kind: 'new' } | { readonly kind: 'change' | 'holders'; readonly licence: Licence };

/** One and the same, however often it is pressed. */
const anew: Opened = { kind: 'new' };

/** The licences of the organisation: seats, holders, and who waits. Leads decide what there is. */
export function LicencesPage() {
  const { t } = useTranslation('registers');
  const { desk } = useParts();
  const { role } = useSession();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  useAskedFor(true, setWords);
  const mayChange = role !== 'technician';
  const close = () => setOpened(putAway(opened));
  return (
    <main className={styles['page']}>
      <h1>{t('licences.title')}</h1>
      {mayChange ? (
        <div className={styles['actions']}>
          <Button kind="primary" icon={<Plus />} onPress={() => setOpened(anew)}>
            {t('licences.new')}
          </Button>
        </div>
      ) : null}
      {opened?.kind === 'new' ? <LicenceForm licence={null} onClose={close} /> : null}
      {opened?.kind === 'change' ? (
        <LicenceForm key={opened.licence.productId} licence={opened.licence} onClose={close} />
      ) : null}
      {opened?.kind === 'holders' ? (
        <LicenceHolders key={opened.licence.productId} licence={opened.licence} onClose={close} />
      ) : null}
      <RegisterPart
        title={t('licences.products')}
        queryKey={[...licencesKey, 'register', words]}
        readPage={async (before) => {
          const reply = await desk.call('licence.list', { query: { q: words, before } });
          return reply.ok
            ? { ok: true, value: { rows: reply.value.licences, next: reply.value.next } }
            : reply;
        }}
        columns={[
          t('licences.name'),
          t('licences.vendor'),
          t('licences.seats'),
          t('licences.taken'),
          t('licences.free'),
          t('licences.offered'),
          t('licences.waiting'),
          t('licences.owner'),
        ]}
        cells={(licence) => [
          licence.name,
          licence.vendor,
          String(licence.seats),
          String(licence.taken),
          String(freeSeats(licence)),
          String(licence.offered),
          String(licence.waiting),
          licence.owner,
        ]}
        rowKey={({ productId }) => productId}
        action={(licence) => (
          <div className={styles['actions']}>
            <Button
              icon={<Users />}
              label={t('licences.holders-of', { name: licence.name })}
              onPress={() => setOpened({ kind: 'holders', licence })}
            >
              {t('licences.holders')}
            </Button>
            {mayChange ? (
              <Button
                icon={<Pencil />}
                label={t('change-one', { name: licence.name })}
                onPress={() => setOpened({ kind: 'change', licence })}
              >
                {t('change')}
              </Button>
            ) : null}
          </div>
        )}
        words={words}
        onWords={setWords}
        fileName={t('licences.file')}
      />
    </main>
  );
}
