import { Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDispatch } from '../dispatch.ts';
import { Tile } from '../parts/tile.tsx';

/** Somebody of the desk, whatever there is. */
export function NumberTile() {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  return (
    <Tile
      shape="row"
      picture={<Ticket />}
      words={t('choose.number')}
      hint={t('choose.number-hint')}
      onPress={() => dispatch({ type: 'hand-out-declined' })}
    />
  );
}
