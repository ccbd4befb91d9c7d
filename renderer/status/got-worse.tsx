import { TrendingUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { Worse } from '../../shared/domain/earlier-answer.ts';
import { mendFocus } from '../ui/after-focus.ts';
import { Button } from '../ui/button.tsx';
import styles from './visitor-answer.module.css';
import type { SayToDesk } from './visitor-answer.tsx';

/** Has it got worse, or does he stand still now: a tap and another that confirms it. Each is said once. */
export function GotWorse({ page, say }: { readonly page: StatusPage; readonly say: SayToDesk }) {
  const { t } = useTranslation('status');
  const [chosen, setChosen] = useState<Worse | null>(null);
  const [sent, setSent] = useState<'no' | 'busy' | 'failed' | 'yes'>('no');
  const title = useRef<HTMLHeadingElement>(null);
  const sure = useRef<HTMLParagraphElement>(null);
  const choose = (worse: Worse | null) => {
    setChosen(worse);
    mendFocus(() => (worse === null ? title : sure).current);
  };
  const may = page.mayTellWorse ?? [];
  if (may.length === 0 && sent === 'no') return null;
  const send = (worse: Worse) => {
    setSent('busy');
    void say.worse(worse).then((said) => {
      setSent(said.ok ? 'yes' : 'failed');
      choose(null);
    });
  };
  return (
    <section className={styles['answer']} aria-labelledby="worse">
      <h2 id="worse" ref={title} tabIndex={-1}>
        {t('worse.title')}
      </h2>
      {chosen === null ? (
        <div className={styles['choices']}>
          {may.map((each) => (
            <Button key={each} wide size="touch" icon={<TrendingUp />} onPress={() => choose(each)}>
              {t(`worse.${each}`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className={styles['choices']} role="group" aria-label={t(`worse.${chosen}`)}>
          <p ref={sure} tabIndex={-1}>
            {t(`worse.${chosen}`)}. {t('worse.sure')}
          </p>
          <Button
            wide
            size="touch"
            kind="primary"
            busy={sent === 'busy'}
            onPress={() => send(chosen)}
          >
            {t('worse.send')}
          </Button>
          <Button wide size="touch" kind="quiet" onPress={() => choose(null)}>
            {t('worse.no')}
          </Button>
        </div>
      )}
      {sent === 'yes' ? <p role="status">{t('worse.thanks')}</p> : null}
      {sent === 'failed' ? <p role="alert">{t('not-sent')}</p> : null}
    </section>
  );
}
