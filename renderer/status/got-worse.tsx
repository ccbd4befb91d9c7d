import { TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { Worse } from '../../shared/domain/earlier-answer.ts';
import { Button } from '../ui/button.tsx';
import styles from './visitor-answer.module.css';
import { useStepFocus } from './use-step-focus.ts';
import type { SayToDesk } from './visitor-answer.tsx';

/** Has it got worse, or does he stand still now: a tap and another that confirms it. Each is said once. */
export function GotWorse({ page, say }: { readonly page: StatusPage; readonly say: SayToDesk }) {
  const { t } = useTranslation('status');
  const [chosen, setChosen] = useState<Worse | null>(null);
  const [sent, setSent] = useState<'no' | 'busy' | 'failed' | 'yes'>('no');
  const place = useStepFocus<HTMLElement>(chosen);
  const may = page.mayTellWorse ?? [];
  if (may.length === 0 && sent === 'no') return null;
  const send = (worse: Worse) => {
    setSent('busy');
    void say.worse(worse).then((said) => {
      setSent(said.ok ? 'yes' : 'failed');
      setChosen(null);
    });
  };
  return (
    <section ref={place} tabIndex={-1} className={styles['answer']} aria-labelledby="worse">
      <h2 id="worse">{t('worse.title')}</h2>
      {chosen === null ? (
        <div className={styles['choices']}>
          {may.map((each) => (
            <Button
              key={each}
              wide
              size="touch"
              icon={<TrendingUp />}
              onPress={() => setChosen(each)}
            >
              {t(`worse.${each}`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className={styles['choices']} role="group" aria-label={t(`worse.${chosen}`)}>
          <p role="status">
            {t(`worse.${chosen}`)}. {t('worse.sure')}
          </p>
          <Button
            wide
            size="touch"
            kind="primary"
            disabled={sent === 'busy'}
            onPress={() => send(chosen)}
          >
            {t('worse.send')}
          </Button>
          <Button wide size="touch" kind="quiet" onPress={() => setChosen(null)}>
            {t('worse.no')}
          </Button>
        </div>
      )}
      {sent === 'yes' ? <p role="status">{t('worse.thanks')}</p> : null}
      {sent === 'failed' ? <p role="alert">{t('not-sent')}</p> : null}
    </section>
  );
}
