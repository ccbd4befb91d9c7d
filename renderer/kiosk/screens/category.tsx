import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import { type Model, shownOf } from '../flow/model.ts';
import { categoryTiles } from '../flow/triage.ts';
import { categoryIcons } from '../parts/category-icons.ts';
import { Banners } from '../parts/disturbance-banner.tsx';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { greeting, visitorName } from '../parts/visitor-name.ts';

/** What it is about: at most seven tiles. */
export function Category({
  model,
  page,
}: {
  readonly model: Model;
  readonly page: 'common' | 'more';
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const errand = model.draft?.errand ?? null;
  const reportType = model.draft?.reportType ?? null;
  const about = errand === 'handover' ? 'handover' : (reportType ?? 'incident');
  const name = visitorName(model.draft);
  const { categories, errands } = shownOf(model);
  const tiles = categoryTiles(categories, errand, reportType, page);
  return (
    <Page
      title={t(`category.title.${about}`)}
      over={name === null || page === 'more' ? undefined : greeting(t, name, model.nowMs)}
    >
      <Banners model={model} about={tiles} />
      <Tiles shape="grid">
        {tiles.map((category) => {
          const Icon = categoryIcons[category];
          return (
            <Tile
              key={category}
              picture={<Icon />}
              words={t(`words:category.${category}`)}
              onPress={() => dispatch({ type: 'category-chosen', category })}
            />
          );
        })}
        {errand === 'problem' && page === 'common' && model.draft?.forWhom === null ? (
          <Tile
            picture={<UsersRound />}
            words={t('category.for-somebody')}
            onPress={() => dispatch({ type: 'for-whom-asked' })}
          />
        ) : null}
      </Tiles>
      {errand === 'problem' && page === 'more' && errands.includes('question') ? (
        <Button size="touch" onPress={() => dispatch({ type: 'other-report-asked' })}>
          {t('category.other')}
        </Button>
      ) : null}
    </Page>
  );
}
