import { useTranslation } from 'react-i18next';
import type { Errand } from '../../../shared/domain/report-type.ts';
import { ErrandDrawing } from '../../ui/errand-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { Tile, Tiles } from './tile.tsx';

/** The doors that this kiosk has: three, unless it is configured otherwise. */
export function ErrandTiles({
  errands,
  withHints = false,
}: {
  readonly errands: readonly Errand[];
  readonly withHints?: boolean;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const choose = (errand: Errand) => dispatch({ type: 'errand-chosen', errand });
  return (
    <Tiles shape="hero">
      {errands.map((errand) => (
        <Tile
          key={errand}
          shape="hero"
          words={t(`words:errand.${errand}`)}
          hint={withHints ? t(`attract.${errand}-hint`) : undefined}
          picture={<ErrandDrawing errand={errand} />}
          onPress={() => choose(errand)}
        />
      ))}
    </Tiles>
  );
}
