import { useQuery } from '@tanstack/react-query';
import { PackageCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { badgeNumberSchema } from '../../../shared/domain/person.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { assetKey } from './asset-keys.ts';
import styles from './asset.module.css';

/** For whom a device lies ready, who takes it along at a kiosk; of what is ready only. */
export function SetAsidePart({ assetId }: { readonly assetId: string }) {
  const { t } = useTranslation('assets');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const key = [...assetKey(assetId), 'set-aside'] as const;
  const act = useAct([key]);
  const [typed, setTyped] = useState('');
  const params = { assetId };
  const query = useQuery({
    queryKey: key,
    queryFn: () => valueOf(desk.call('hand-out.set-aside-of', { params })),
  });
  const fault = faultOf(query.error);
  const aside = query.data?.setAside ?? null;
  const number = badgeNumberSchema.safeParse(typed);
  return (
    <section className={styles['part']} aria-labelledby="asset-set-aside">
      <h2 id="asset-set-aside">{t('set-aside.title')}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {aside === null ? (
        <form
          className={styles['actions']}
          onSubmit={(event) => {
            event.preventDefault();
            if (!number.success) return;
            const body = { staffNumber: number.data };
            void act
              .run(desk.call('hand-out.set-aside', { params, body }), t('set-aside.done'))
              .then((done) => done !== null && setTyped(emptied(typed, '')));
          }}
        >
          <TextField
            label={t('set-aside.number')}
            hint={t('set-aside.hint')}
            value={typed}
            maxLength={64}
            onChange={setTyped}
          />
          <SubmitButton disabled={!number.success || act.busy} icon={<PackageCheck />}>
            {t('set-aside.go')}
          </SubmitButton>
        </form>
      ) : (
        <div className={styles['actions']}>
          <p>
            <strong>{aside.holder.name}</strong>{' '}
            {t('set-aside.by', {
              name: aside.by,
              moment: formatDateTime(new Date(aside.at), locale),
            })}
          </p>
          <Button
            icon={<Undo2 />}
            disabled={act.busy}
            onPress={() =>
              void act.run(desk.call('hand-out.release', { params }), t('set-aside.released'))
            }
          >
            {t('set-aside.release')}
          </Button>
        </div>
      )}
    </section>
  );
}
