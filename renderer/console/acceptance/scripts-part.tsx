import { FilePlus2, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestScript } from '../../../shared/domain/acceptance/script.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './acceptance.module.css';
import { ScriptEditor } from './script-editor.tsx';
import type { CampaignPartProps } from './use-acceptance.ts';

/** The scripts of a campaign in their newest version. */
export function ScriptsPart({ view, mayChange }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [edited, setEdited] = useState<TestScript | 'new' | null>(null);
  if (edited !== null) {
    return (
      <ScriptEditor
        campaignId={view.campaign.campaignId}
        script={edited === 'new' ? null : edited}
        wasTested={view.runs.length > 0}
        onClose={() => setEdited(null)}
      />
    );
  }
  return (
    <section className={styles['part']} aria-labelledby="scripts-title">
      <div className={styles['head']}>
        <h2 id="scripts-title">{t('acceptance:scripts.title')}</h2>
        {mayChange ? (
          <Button kind="primary" icon={<FilePlus2 />} onPress={() => setEdited('new')}>
            {t('acceptance:scripts.new')}
          </Button>
        ) : null}
      </div>
      {view.scripts.length === 0 ? <p>{t('acceptance:scripts.none')}</p> : null}
      {view.scripts.map((script) => {
        const name = script.content.title[locale];
        return (
          <article key={script.scriptId} className={styles['inner']}>
            <div className={styles['head']}>
              <h3>
                {name}{' '}
                <small>
                  {t('acceptance:scripts.version', { version: script.version })} ·{' '}
                  {t('acceptance:scripts.steps', { count: script.content.steps.length })}
                </small>
              </h3>
              {mayChange ? (
                <Button
                  icon={<Pencil />}
                  label={t('acceptance:scripts.change-of', { name })}
                  onPress={() => setEdited(script)}
                >
                  {t('acceptance:change')}
                </Button>
              ) : null}
            </div>
            <ol className={styles['steps']}>
              {script.content.steps.map((step) => (
                <li key={step.stepId}>
                  {step.given[locale] === '' ? null : <small>{step.given[locale]}</small>}
                  {step.do[locale]} <small>→ {step.expect[locale]}</small>
                </li>
              ))}
            </ol>
          </article>
        );
      })}
    </section>
  );
}
