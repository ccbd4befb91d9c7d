import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counter, Site } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { sitesKey } from './use-sites.ts';

interface Naming {
  /** The one that is renamed; null while a new one is named. */
  readonly counter: Counter | null;
  readonly name: string;
}

const nothing: Naming = { counter: null, name: '' };

/** The counters of a site: add, rename, close. */
export function CounterList({ site }: { readonly site: Site }) {
  const { t } = useTranslation('sites');
  const { desk } = useParts();
  const act = useAct([sitesKey]);
  // One state: a name that was typed on stays the name of that counter, and is no new one.
  const [naming, setNaming] = useState(nothing);
  const { counter: chosen, name } = naming;
  const change = ({ counterId }: Counter, body: Pick<Counter, 'name' | 'active'>) =>
    act.run(desk.call('site.change-counter', { params: { counterId }, body }), t('saved'));
  // A counter may have been closed since its name is being typed.
  const isOpen = ({ counterId, active }: Counter) =>
    site.counters.find((one) => one.counterId === counterId)?.active ?? active;
  const save = async () => {
    const { siteId } = site;
    const kept =
      chosen === null
        ? await act.run(
            desk.call('site.add-counter', { params: { siteId }, body: { name } }),
            t('saved'),
          )
        : await change(chosen, { name, active: isOpen(chosen) });
    if (kept !== null) setNaming(emptied(naming, nothing));
  };
  return (
    <>
      {site.counters.length === 0 ? (
        <p>{t('counters.none')}</p>
      ) : (
        <ul className={styles['movements']}>
          {site.counters.map((counter) => (
            <li key={counter.counterId}>
              <div className={styles['actions']}>
                <span>
                  {counter.name}
                  {counter.active ? '' : ` · ${t('closed')}`}
                </span>
                <Button
                  label={t('counters.change', { name: counter.name })}
                  onPress={() => setNaming({ counter, name: counter.name })}
                >
                  {t('counters.change', { name: counter.name })}
                </Button>
                <Button
                  disabled={act.busy}
                  onPress={() =>
                    void change(counter, { name: counter.name, active: !counter.active })
                  }
                >
                  {t(counter.active ? 'counters.close' : 'counters.open', { name: counter.name })}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles['form']}
        aria-label={`${t('counters.title')}: ${site.name}`}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('counters.name')}
          hint={t('counters.hint')}
          value={name}
          maxLength={40}
          onChange={(typed) => setNaming({ ...naming, name: typed })}
        />
        <div className={styles['actions']}>
          <SubmitButton icon={<Plus />} disabled={name.trim() === '' || act.busy}>
            {t(chosen === null ? 'counters.add' : 'save')}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
