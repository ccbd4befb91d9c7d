import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Entrance } from './entrance.tsx';
import styles from './entrance.module.css';
import { useSessionChange } from './session.ts';

const usual = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Where visitors are called to; asked at the start of a shift, with last time's counter filled in. */
export function ChooseCounter({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('console');
  const { desk, settings } = useParts();
  const [counter, setCounter] = useState(settings.get().counter ?? '');
  const choose = useSessionChange(async (chosen: string) => {
    const session = await valueOf(desk.call('session.set-counter', { body: { counter: chosen } }));
    settings.set({ ...settings.get(), counter: chosen });
    return session;
  });
  const fault = faultOf(choose.error);

  return (
    <Entrance title={t('counter.title')} lead={t('counter.lead')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate(counter.trim(), { onSuccess: onDone });
        }}
      >
        <div className={styles['tiles']} role="group" aria-label={t('counter.usual')}>
          {usual.map((each) => (
            <Button
              key={each}
              className={styles['tile']}
              pressed={counter === each}
              label={t('counter.words', { counter: each })}
              onPress={() => setCounter(each)}
            >
              {each}
            </Button>
          ))}
        </div>
        <TextField
          label={t('counter.other')}
          hint={t('counter.hint')}
          value={counter}
          onChange={setCounter}
          maxLength={40}
          autoFocus
        />
        {fault === null ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        <SubmitButton disabled={counter.trim() === '' || choose.isPending}>
          {t('counter.submit')}
        </SubmitButton>
      </form>
    </Entrance>
  );
}
