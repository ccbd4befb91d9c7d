import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shelf } from '../../../shared/domain/custody.ts';
import { firstSiteId, siteIdOf } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { benchKey, useShelves } from './use-bench.ts';
import styles from './bench.module.css';

/** The shelves of this desk and how much each holds, for leads and admins. */
export function ShelvesPage() {
  const { t } = useTranslation('bench');
  const { role } = useSession();
  const shelves = useShelves();
  const sites = useSitesToName();
  const [chosen, setChosen] = useState<Shelf | null>(null);
  const fault = faultOf(shelves.error);
  if (role === 'technician') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <h1>{t('shelves.title')}</h1>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {shelves.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : shelves.data.length === 0 ? (
        <p className={styles['none']}>{t('shelves.none')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('shelf')}</th>
              {sites.length === 0 ? null : <th scope="col">{t('shelves.site')}</th>}
              <th scope="col">{t('shelves.taken')}</th>
              <th scope="col">{t('shelves.capacity')}</th>
              <th scope="col">{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shelves.data.map((shelf) => (
              <tr key={shelf.shelfId}>
                <th scope="row">
                  {shelf.name}
                  {shelf.closed ? ` · ${t('shelves.closed')}` : ''}
                </th>
                {sites.length === 0 ? null : (
                  <td>{sites.find(({ siteId }) => siteId === siteIdOf(shelf))?.name}</td>
                )}
                <td>{shelf.taken}</td>
                <td>{shelf.capacity}</td>
                <td className={styles['actions']}>
                  <Button onPress={() => setChosen(shelf)}>
                    {t('shelves.change-one', { name: shelf.name })}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShelfForm key={chosen?.shelfId ?? 'new'} shelf={chosen} onDone={() => setChosen(null)} />
    </main>
  );
}

function ShelfForm({
  shelf,
  onDone,
}: {
  readonly shelf: Shelf | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('bench');
  const { desk } = useParts();
  const client = useQueryClient();
  const [name, setName] = useState(shelf?.name ?? '');
  const sites = useSitesToName();
  const session = useSession();
  const [chosen, setSiteId] = useState(siteIdOf(shelf ?? session));
  const isOpen = sites.some((site) => site.siteId === chosen);
  const siteId = isOpen ? chosen : siteIdOf(session);
  // Where one site is left a shelf of another comes home to it.
  const place =
    sites.length > 0 ? { siteId } : shelf?.siteId === undefined ? {} : { siteId: firstSiteId };
  const [places, setPlaces] = useState(String(shelf?.capacity ?? ''));
  const capacity = /^[1-9]\d{0,2}$/u.test(places) ? Number(places) : null;
  const save = useMutation({
    mutationFn: (body: Pick<Shelf, 'name' | 'capacity' | 'closed' | 'siteId'>) =>
      valueOf(
        shelf === null
          ? desk.call('shelf.create', { body })
          : desk.call('shelf.change', { params: { shelfId: shelf.shelfId }, body }),
      ),
    onSuccess: () => {
      setName('');
      setPlaces('');
      onDone();
      return client.invalidateQueries({ queryKey: benchKey });
    },
  });
  const fault = faultOf(save.error);
  return (
    <form
      className={styles['form']}
      aria-label={t(shelf === null ? 'shelves.new' : 'shelves.change')}
      onSubmit={(event) => {
        event.preventDefault();
        if (capacity !== null) {
          save.mutate({ name, capacity, closed: shelf?.closed ?? false, ...place });
        }
      }}
    >
      <h2>{t(shelf === null ? 'shelves.new' : 'shelves.change')}</h2>
      <TextField
        label={t('shelves.name')}
        value={name}
        maxLength={40}
        error={fault === null ? undefined : faultWords(t, fault)}
        onChange={setName}
      />
      <TextField
        label={t('shelves.capacity')}
        hint={t('shelves.capacity-hint')}
        value={places}
        maxLength={3}
        onChange={setPlaces}
      />
      {sites.length === 0 ? null : (
        <Choice
          label={t('shelves.site')}
          value={siteId}
          options={sites.map(({ siteId: value, name: words }) => ({ value, words }))}
          onChange={setSiteId}
        />
      )}
      <div className={styles['actions']}>
        <SubmitButton
          icon={<PackagePlus />}
          disabled={name.trim() === '' || capacity === null || capacity > 500 || save.isPending}
        >
          {t('shelves.save')}
        </SubmitButton>
        {shelf === null ? null : (
          <>
            <Button
              disabled={save.isPending}
              onPress={() =>
                save.mutate({
                  name: shelf.name,
                  capacity: shelf.capacity,
                  closed: !shelf.closed,
                  ...(shelf.closed ? place : {}),
                })
              }
            >
              {t(shelf.closed ? 'shelves.reopen' : 'shelves.close')}
            </Button>
            <Button kind="quiet" onPress={onDone}>
              {t('cancel')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
