import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { Choice } from '../parts/choice.tsx';
import { counterWords } from '../parts/ticket-words.ts';
import { useSitesQuery, useSitesToName } from '../sites/use-sites.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Entrance } from './entrance.tsx';
import styles from './entrance.module.css';
import { mayWorkWithout, useSession, useSessionChange } from './session.ts';

const usual = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Where visitors are called to; asked at the start of a shift, with last time's counter filled in. */
export function ChooseCounter({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('console');
  const { desk, settings } = useParts();
  const session = useSession();
  const [counter, setCounter] = useState(settings.get().counter ?? '');
  const known = useSitesQuery();
  const sites = useSitesToName();
  const [wanted, setWanted] = useState(settings.get().site);
  const open = known.data?.sites.filter(({ active }) => active) ?? [];
  // The site of last time may be closed by now.
  const site = open.find(({ siteId }) => siteId === wanted) ?? open[0];
  const own = site?.counters.filter(({ active }) => active).map(({ name }) => name) ?? [];
  const names = own.length === 0 ? usual : own;
  const isThere = own.length === 0 || own.includes(counter.trim());
  const choose = useSessionChange(async (chosen: string | null) => {
    const siteId = site?.siteId;
    const seated = await valueOf(
      desk.call('session.set-counter', { body: { counter: chosen, siteId } }),
    );
    settings.set({
      ...settings.get(),
      counter: chosen ?? settings.get().counter,
      withoutCounter: chosen === null,
      site: siteId ?? null,
    });
    return seated;
  });
  /** Who sits at a counter leaves it at the desk too, which else goes on calling visitors to it. */
  const workWithout = () => {
    if (session.counter !== null) {
      choose.mutate(null, { onSuccess: onDone });
      return;
    }
    settings.set({ ...settings.get(), withoutCounter: true });
    onDone();
  };
  const fault = faultOf(choose.error);
  const form = useRef<HTMLFormElement>(null);
  // With last time's counter filled in, Enter begins the shift.
  useEffect(() => {
    if (!known.isSuccess) return;
    mendFocus(() => {
      const find = (what: string) => form.current?.querySelector<HTMLElement>(what);
      return find('button[type="submit"]:not([disabled])') ?? find('[role="group"] button');
    });
  }, [known.isSuccess]);

  return (
    <Entrance title={t('counter.title')} lead={t('counter.lead')}>
      <form
        ref={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate(counter.trim(), { onSuccess: onDone });
        }}
      >
        {sites.length === 0 ? null : (
          <Choice
            label={t('sites:seat')}
            value={site?.siteId ?? ''}
            options={sites.map(({ siteId, name }) => ({ value: siteId, words: name }))}
            onChange={setWanted}
          />
        )}
        <div className={styles['tiles']} role="group" aria-label={t('counter.usual')}>
          {names.map((each) => (
            <Button
              key={each}
              className={styles['tile']}
              pressed={counter === each}
              label={counterWords(t, each)}
              onPress={() => setCounter(each)}
            >
              {each}
            </Button>
          ))}
        </div>
        {own.length > 0 ? null : (
          <TextField
            label={t('counter.other')}
            hint={t('counter.hint')}
            value={counter}
            onChange={setCounter}
            maxLength={40}
            autoFocus
          />
        )}
        {fault === null ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        <SubmitButton disabled={counter.trim() === '' || !isThere || choose.isPending}>
          {t('counter.submit')}
        </SubmitButton>
        {mayWorkWithout(session.role) ? (
          <Button kind="quiet" disabled={choose.isPending} onPress={workWithout}>
            {t('counter.without')}
          </Button>
        ) : null}
      </form>
    </Entrance>
  );
}
