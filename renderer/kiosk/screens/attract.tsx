import { CloudOff, PlugZap, ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CounterScene } from '../../ui/counter-scene.tsx';
import { useDispatch } from '../dispatch.ts';
import { type Model, shownOf } from '../flow/model.ts';
import { waitNow } from '../flow/not-today.ts';
import { Banners } from '../parts/disturbance-banner.tsx';
import { ClosedPort } from '../parts/closed-port.tsx';
import { ForgottenDevice } from '../parts/forgotten-device.tsx';
import { ErrandTiles } from '../parts/errand-tiles.tsx';
import { Page } from '../parts/page.tsx';
import { useWaitWords } from '../parts/use-wait-words.ts';
import styles from './attract.module.css';

/** The door: what one can do here, how long it takes now, and that a plug or a badge is enough. */
export function Attract({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { kiosk } = model;
  const shown = shownOf(model);
  const { texts } = shown;
  const wait = useWaitWords(waitNow(kiosk), model, t('attract.wait'));
  // A reader that has not started yet is on its way: that is no news for a visitor.
  const readerBroken = kiosk?.readerFault != null && kiosk.readerFault.code !== 'reader/stopped';
  const worksForCounter = kiosk !== null && kiosk.counterWork !== null;
  const atClosedPort = kiosk?.ports.closed != null;
  const notes = [
    kiosk?.deskReachable === false,
    readerBroken,
    worksForCounter,
    atClosedPort,
    model.forgotten !== null,
  ].filter(Boolean).length;
  // A note fits below the picture, or a row of buttons; both were pushed off an upright screen.
  const hasButtons = kiosk !== null && (kiosk.testing || kiosk.resumable > 0);
  const hasRoom = notes === 0 || (notes === 1 && !hasButtons);
  const isQuiet = hasRoom && (kiosk?.disturbances ?? []).length === 0;
  return (
    <Page
      // The organisation's own words, or ours while it has none in this language.
      title={texts.greeting[model.locale] || t('attract.title')}
      lead={
        texts.opening[model.locale] || t(readerBroken ? 'attract.lead-no-reader' : 'attract.lead')
      }
      picture={isQuiet ? <CounterScene /> : undefined}
    >
      <Banners model={model} about={null} />
      <ErrandTiles errands={shown.errands} withHints />
      <div className={styles['bottom']}>
        {wait === null ? null : (
          <p className={styles['wait']}>
            <span className={styles['label']}>{wait.label}</span>
            <span className={styles['figures']}>{wait.figures}</span>
            {kiosk?.today === 'perhaps' ? (
              <span className={styles['label']}>{wait.afterwards}</span>
            ) : null}
          </p>
        )}
        {kiosk !== null && !kiosk.deskReachable ? (
          <p className={styles['note']} role="status">
            <CloudOff aria-hidden="true" />
            {t('attract.offline')}
          </p>
        ) : null}
        {readerBroken ? (
          <p className={styles['note']}>
            <PlugZap aria-hidden="true" />
            {t('attract.no-reader')}
          </p>
        ) : null}
        <ClosedPort model={model} className={styles['note']} />
        <ForgottenDevice model={model} className={styles['note']} />
        {worksForCounter ? (
          <p className={styles['note']} role="status">
            <ScanSearch aria-hidden="true" />
            {t('attract.counter-work')}
          </p>
        ) : null}
        {kiosk?.testing === true ? (
          <Button size="touch" onPress={() => dispatch({ type: 'test-opened' })}>
            {t('tests:kiosk.open')}
          </Button>
        ) : null}
        {kiosk !== null && kiosk.resumable > 0 ? (
          <Button size="touch" onPress={() => dispatch({ type: 'resume-opened' })}>
            {t('attract.resume')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}
