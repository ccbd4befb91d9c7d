import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDispatch } from '../dispatch.ts';
import type { SelfHelpCategory } from '../flow/self-help.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import styles from './self-help.module.css';

const steps = ['first', 'then', 'last'] as const;

/** What usually helps, before anybody has to wait for it. */
export function SelfHelp({ category }: { readonly category: SelfHelpCategory }) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  return (
    <Page
      title={t('self-help.title')}
      lead={t('self-help.lead')}
      over={t(`words:category.${category}`)}
    >
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step}>{t(`self-help.${category}.${step}`)}</li>
        ))}
      </ol>
      <h2 className={styles['question']}>{t('self-help.question')}</h2>
      <Tiles shape="list">
        <Tile
          shape="row"
          picture={<Check />}
          words={t('self-help.yes')}
          onPress={() => dispatch({ type: 'self-help-answered', outcome: 'helped' })}
        />
        <Tile
          shape="row"
          picture={<X />}
          words={t('self-help.no')}
          onPress={() => dispatch({ type: 'self-help-answered', outcome: 'not-enough' })}
        />
      </Tiles>
    </Page>
  );
}
