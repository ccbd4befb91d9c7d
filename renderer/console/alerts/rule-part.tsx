import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertDelivery } from '../../../shared/contract/alert-routes.ts';
import type { AlertRule } from '../../../shared/domain/fleet/alert.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { RuleForm } from './rule-form.tsx';
import { SecretShown } from './secret-shown.tsx';
import { alertsKey } from './use-alerts.ts';

/** One rule: what it sends where, a test of it, and its form. */
export function RulePart({ rule }: { readonly rule: AlertRule }) {
  const { t } = useTranslation('alerts');
  const { desk } = useParts();
  const act = useAct([alertsKey]);
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [tried, setTried] = useState<readonly AlertDelivery[]>([]);
  const { ruleId, facts } = rule;
  const params = { ruleId };
  const test = async () => {
    const reply = await act.run(desk.call('alert.test-rule', { params }), t('test.done'));
    if (reply !== null) setTried(reply.deliveries);
  };
  const renew = async () => {
    const reply = await act.run(desk.call('alert.new-secret', { params }), t('saved'));
    if (reply !== null) setSecret(reply.secret);
  };
  return (
    <section aria-labelledby={ruleId}>
      <h2 id={ruleId}>{facts.name}</h2>
      <p>{facts.kinds.map((kind) => t(`kind.${kind}`)).join(', ')}</p>
      <p>{[...facts.mails, ...(facts.webhookUrl === null ? [] : [facts.webhookUrl])].join(', ')}</p>
      <div role="status">
        {tried.map(({ recipient, arrived, trouble }) => (
          <p key={recipient}>
            {t(arrived ? 'test.arrived' : 'test.failed', { to: recipient, why: trouble ?? '' })}
          </p>
        ))}
      </div>
      {secret === null ? null : <SecretShown secret={secret} onSeen={() => setSecret(null)} />}
      <div className={styles['actions']}>
        <Button icon={<Send />} disabled={act.busy} onPress={() => void test()}>
          {t('test.send')}
        </Button>
        <Button onPress={() => setOpen(!open)}>{t(open ? 'close' : 'change')}</Button>
        {facts.webhookUrl === null ? null : (
          <Button disabled={act.busy} onPress={() => void renew()}>
            {t('secret.renew')}
          </Button>
        )}
        <Button
          kind="danger"
          disabled={act.busy}
          onPress={() => void act.run(desk.call('alert.remove-rule', { params }), t('removed'))}
        >
          {t('remove')}
        </Button>
      </div>
      {open ? <RuleForm ruleId={ruleId} rule={rule} onSaved={() => setOpen(false)} /> : null}
    </section>
  );
}
