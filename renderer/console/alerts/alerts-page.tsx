import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { mostAlertRules } from '../../../shared/domain/fleet/alert.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from '../bench/bench.module.css';
import { useSession } from '../session/session.ts';
import { RuleForm } from './rule-form.tsx';
import { RulePart } from './rule-part.tsx';
import { SentPart } from './sent-part.tsx';
import { useRules } from './use-alerts.ts';

/** Which alerts of the fleet go where, for admins; what left the desk, for leads too. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  const { role } = useSession();
  const rules = useRules(role === 'admin');
  const [newId, setNewId] = useState(() => v7());
  if (role !== 'admin' && role !== 'lead') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  const fault = faultOf(rules.error);
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      {role === 'admin' ? (
        <>
          <p>{t('lead')}</p>
          {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
          {rules.data === undefined ? (
            fault === null && <p role="status">{t('loading')}</p>
          ) : (
            <>
              {rules.data.rules.length === 0 ? <p>{t('none')}</p> : null}
              {rules.data.rules.map((rule) => (
                <RulePart key={rule.ruleId} rule={rule} />
              ))}
              {rules.data.rules.length >= mostAlertRules ? null : (
                <section>
                  <h2>{t('new')}</h2>
                  <RuleForm key={newId} ruleId={newId} rule={null} onSaved={() => setNewId(v7())} />
                </section>
              )}
            </>
          )}
        </>
      ) : null}
      <SentPart />
    </main>
  );
}
