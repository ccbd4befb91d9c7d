import { Check, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { useDispatch } from '../dispatch.ts';
import type { TestScreen } from '../flow/test-screen.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';

/** All steps are done: thanks. */
export function TestDone({
  screen: { view },
}: {
  readonly screen: Extract<TestScreen, { at: 'test-done' }>;
}) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  return (
    <Page
      picture={<DevicePicture kind="phone" />}
      title={t('finished.title')}
      lead={t(view.waiting.length === 0 ? 'finished.words' : 'kiosk.kept')}
    >
      <Tiles shape="list">
        <Tile
          shape="row"
          picture={<Check />}
          words={t('kiosk.stop')}
          hint={t('kiosk.stop-hint')}
          onPress={() => dispatch({ type: 'test-ended' })}
        />
        <Tile
          shape="row"
          picture={<RotateCcw />}
          words={t('finished.again')}
          onPress={() => dispatch({ type: 'back' })}
        />
      </Tiles>
    </Page>
  );
}
