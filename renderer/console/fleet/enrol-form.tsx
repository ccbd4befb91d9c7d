import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spacedCode, typedCode } from '../../../shared/domain/fleet/enrolment.ts';
import { type Site, firstSiteId } from '../../../shared/domain/site.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { sitesKey } from '../sites/use-sites.ts';
import { fleetKey } from './use-fleet.ts';

const noCounter = '';

/** Types the code that a new kiosk shows, and says what it is called and where it stands. */
export function EnrolForm({ sites }: { readonly sites: readonly Site[] }) {
  const { t } = useTranslation('fleet');
  const { desk } = useParts();
  const act = useAct([fleetKey, sitesKey]);
  const [digits, setDigits] = useState('');
  const [name, setName] = useState('');
  const [siteId, setSiteId] = useState(firstSiteId);
  const [counter, setCounter] = useState(noCounter);
  const open = sites.filter(({ active }) => active);
  const counters = open.find((site) => site.siteId === siteId)?.counters ?? [];
  const save = async () => {
    const body = { code: digits, name, siteId, counter: counter === noCounter ? null : counter };
    const enrolled = await act.run(
      desk.call('enrolment.approve', { body }),
      t('enrol.done', { name }),
    );
    if (enrolled === null) return;
    setDigits(emptied(digits, ''));
    setName(emptied(name, ''));
  };
  return (
    <form
      className={styles['form']}
      aria-label={t('enrol.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('enrol.code')}
        hint={t('enrol.code-hint')}
        value={digits.length > 3 ? spacedCode(digits) : digits}
        maxLength={9}
        onChange={(text) => setDigits(typedCode(text))}
      />
      <TextField label={t('enrol.name')} value={name} maxLength={80} onChange={setName} />
      {open.length < 2 ? null : (
        <Choice
          label={t('enrol.site')}
          value={siteId}
          options={open.map((site) => ({ value: site.siteId, words: site.name }))}
          onChange={(chosen) => {
            setSiteId(chosen);
            setCounter(noCounter);
          }}
        />
      )}
      {counters.length === 0 ? null : (
        <Choice
          label={t('enrol.counter')}
          value={counter}
          options={[
            { value: noCounter, words: t('enrol.no-counter') },
            ...counters
              .filter(({ active }) => active)
              .map((one) => ({ value: one.name, words: one.name })),
          ]}
          onChange={setCounter}
        />
      )}
      <div className={styles['actions']}>
        <SubmitButton
          icon={<MonitorSmartphone />}
          disabled={digits.length !== 6 || name.trim() === '' || act.busy}
        >
          {t('enrol.submit')}
        </SubmitButton>
      </div>
    </form>
  );
}
