import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AlertKind,
  type AlertRule,
  alertKindSchema,
  alertRuleFactsSchema,
} from '../../../shared/domain/fleet/alert.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useMailOffered } from '../parts/use-mail-offered.ts';
import { Tick } from '../service-level/tick.tsx';
import { SecretShown } from './secret-shown.tsx';
import { alertsKey } from './use-alerts.ts';

/** Says which alerts go where; a new rule, or one that is there. The secret of a new webhook is shown once. */
export function RuleForm({
  ruleId,
  rule,
  onSaved,
}: {
  readonly ruleId: string;
  readonly rule: AlertRule | null;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation('alerts');
  const { desk } = useParts();
  const act = useAct([alertsKey]);
  const mailed = useMailOffered();
  const [name, setName] = useState(rule?.facts.name ?? '');
  const [kinds, setKinds] = useState<readonly AlertKind[]>(
    rule?.facts.kinds ?? alertKindSchema.options,
  );
  const [locale, setLocale] = useState<Locale>(rule?.facts.locale ?? 'nl');
  const [mails, setMails] = useState(rule?.facts.mails.join('\n') ?? '');
  const [url, setUrl] = useState(rule?.facts.webhookUrl ?? '');
  const [wrong, setWrong] = useState<'mails' | 'webhook' | 'form' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const save = async () => {
    const facts = alertRuleFactsSchema.safeParse({
      name,
      kinds: [...kinds],
      locale,
      mails: mails.split(/[\s,;]+/u).filter((address) => address !== ''),
      webhookUrl: url.trim() === '' ? null : url,
    });
    const at = facts.success ? null : facts.error.issues[0]?.path[0];
    setWrong(at === null ? null : at === 'mails' ? at : at === 'webhookUrl' ? 'webhook' : 'form');
    if (!facts.success) return;
    const body = { ...facts.data, kinds: [...facts.data.kinds], mails: [...facts.data.mails] };
    const kept = await act.run(
      desk.call('alert.put-rule', { params: { ruleId }, body }),
      t('saved'),
    );
    if (kept === null) return;
    if (kept.secret === null) onSaved();
    else setSecret(kept.secret);
  };
  if (secret !== null) return <SecretShown secret={secret} onSeen={onSaved} />;
  return (
    <form
      className={styles['form']}
      aria-label={rule === null ? t('new') : rule.facts.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={t('name')} value={name} maxLength={60} onChange={setName} />
      <fieldset>
        <legend>{t('which')}</legend>
        {alertKindSchema.options.map((kind) => (
          <Tick
            key={kind}
            chosen={kinds.includes(kind)}
            onChange={(chosen) =>
              setKinds(chosen ? [...kinds, kind] : kinds.filter((each) => each !== kind))
            }
          >
            {t(`kind.${kind}`)}
          </Tick>
        ))}
      </fieldset>
      {mailed || mails !== '' ? (
        <>
          <TextField
            label={t('mails')}
            hint={t('mails-hint')}
            error={wrong === 'mails' ? t('wrong.mails') : undefined}
            rows={3}
            value={mails}
            maxLength={2100}
            onChange={setMails}
          />
          <RadioSet
            inRow
            label={t('language')}
            value={locale}
            options={[
              { value: 'nl', words: t('locale.nl') },
              { value: 'en', words: t('locale.en') },
            ]}
            onChange={setLocale}
          />
        </>
      ) : (
        <p>{t('no-mail')}</p>
      )}
      <TextField
        label={t('webhook')}
        hint={t('webhook-hint')}
        error={wrong === 'webhook' ? t('wrong.webhook') : undefined}
        value={url}
        maxLength={500}
        onChange={setUrl}
      />
      {wrong === 'form' ? <p role="alert">{t('wrong.form')}</p> : null}
      <div className={styles['actions']}>
        <SubmitButton icon={<Save />} disabled={act.busy}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  );
}
