import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDispatch } from '../dispatch.ts';
import type { Category } from '../../../shared/domain/report-type.ts';
import { offersAbout } from '../flow/instruction.ts';
import type { Model } from '../flow/model.ts';
import { hasSelfHelp } from '../flow/self-help.ts';
import { InstructionOffers } from '../parts/instruction-offers.tsx';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import styles from './self-help.module.css';

const steps = ['first', 'then', 'last'] as const;

/** What usually helps, before anybody has to wait for it. */
export function SelfHelp({
  model,
  category,
}: {
  readonly model: Model;
  readonly category: Category;
}) {
  const { t } = useTranslation('details');
  const dispatch = useDispatch();
  const offers = offersAbout(model, category);
  return (
    <Page
      title={t('self-help.title')}
      lead={t('self-help.lead')}
      over={t(`words:category.${category}`)}
    >
      <InstructionOffers
        title={t('instruction-page:kiosk.yourself')}
        offers={offers}
        locale={model.locale}
      />
      {offers.length === 0 && hasSelfHelp(category) ? (
        <ol className={styles['steps']}>
          {steps.map((step) => (
            <li key={step}>{t(`self-help.${category}.${step}`)}</li>
          ))}
        </ol>
      ) : null}
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
