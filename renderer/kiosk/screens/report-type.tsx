import { DoorOpen, Info, MessageSquareHeart, PackagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDispatch } from '../dispatch.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';

const kinds = [
  { type: 'information', Icon: Info },
  { type: 'change', Icon: PackagePlus },
  { type: 'authorisation', Icon: DoorOpen },
  { type: 'complaint', Icon: MessageSquareHeart },
] as const;

/** The kinds of report that are not a fault, in plain words. */
export function ReportTypeQuestion() {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Page title={t('report-type.title')}>
      <Tiles shape="list">
        {kinds.map(({ type, Icon }) => (
          <Tile
            key={type}
            shape="row"
            picture={<Icon />}
            words={t(`report-type.${type}.title`)}
            hint={t(`report-type.${type}.hint`)}
            onPress={() => dispatch({ type: 'report-type-chosen', reportType: type })}
          />
        ))}
      </Tiles>
    </Page>
  );
}
