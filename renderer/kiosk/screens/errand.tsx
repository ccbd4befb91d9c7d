import { useTranslation } from 'react-i18next';
import { type Model, shownOf } from '../flow/model.ts';
import { ErrandTiles } from '../parts/errand-tiles.tsx';
import { Page } from '../parts/page.tsx';
import { greeting, visitorName } from '../parts/visitor-name.ts';

/** Asked of who came in by badge or plug. */
export function ErrandQuestion({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const name = visitorName(model.draft);
  return (
    <Page
      title={t('errand.title')}
      over={name === null ? undefined : greeting(t, name, model.nowMs)}
    >
      <ErrandTiles errands={shownOf(model).errands} />
    </Page>
  );
}
