import { DoorOpen, Info, MessageSquareHeart, PackagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDispatch } from '../dispatch.ts';
import { type Model, shownOf } from '../flow/model.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';

const icons = {
  information: Info,
  change: PackagePlus,
  authorisation: DoorOpen,
  complaint: MessageSquareHeart,
} as const;

/** The kinds of report that are not a fault, in plain words. */
export function ReportTypeQuestion({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Page title={t('report-type.title')}>
      <Tiles shape="list">
        {shownOf(model).reportTypes.map((type) => {
          const Icon = icons[type];
          return (
            <Tile
              key={type}
              shape="row"
              picture={<Icon />}
              words={t(`report-type.${type}.title`)}
              hint={t(`report-type.${type}.hint`)}
              onPress={() => dispatch({ type: 'report-type-chosen', reportType: type })}
            />
          );
        })}
      </Tiles>
    </Page>
  );
}
