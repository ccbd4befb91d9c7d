import { ClipboardCheck, DoorOpen, Play, ScanSearch, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { scriptOf } from '../../tester/tester-state.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { PlugDrawing } from '../../ui/plug-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { ownDevices, type Model } from '../flow/model.ts';
import { runsOf } from '../flow/tests.ts';
import type { TestScreen } from '../flow/test-screen.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { firstWord } from '../parts/visitor-name.ts';
import styles from './test.module.css';

/** What can be tested, and what was begun. */
export function TestChoose({
  screen,
  locale,
}: {
  readonly screen: Extract<TestScreen, { at: 'test-choose' }>;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const { page, refused } = screen.view;
  const begun = runsOf(screen).filter(({ finishedAt }) => finishedAt === null);
  const { takesResults } = page.campaign;
  return (
    <Page
      crowded={begun.length + page.scripts.length > 4}
      picture={<DevicePicture kind="phone" />}
      title={t('hello', { name: firstWord(page.tester.name) })}
      over={page.campaign.name}
      lead={t(takesResults ? 'choose' : 'not-taking')}
    >
      {refused ? (
        <p role="alert" className={styles['note']}>
          {t('refused')}
        </p>
      ) : null}
      <Tiles shape="list">
        {(takesResults ? begun : []).map((run) => {
          const script = scriptOf(page, run);
          return script === null ? null : (
            <Tile
              key={run.runId}
              shape="row"
              picture={<Play />}
              words={t('go-on-with', { name: script.content.title[locale] })}
              hint={`${run.device.model} · ${t('run-state', { done: run.steps.length, steps: script.content.steps.length })}`}
              onPress={() => dispatch({ type: 'test-continued', runId: run.runId })}
            />
          );
        })}
        {(takesResults ? page.scripts : []).map(({ scriptId, content }) => (
          <Tile
            key={scriptId}
            shape="row"
            picture={<ClipboardCheck />}
            words={t('start', { name: content.title[locale] })}
            hint={t('steps', { count: content.steps.length })}
            onPress={() => dispatch({ type: 'test-script-chosen', scriptId })}
          />
        ))}
        <Tile
          shape="row"
          picture={<DoorOpen />}
          words={t('kiosk.stop')}
          hint={t('kiosk.stop-hint')}
          onPress={() => dispatch({ type: 'test-ended' })}
        />
      </Tiles>
    </Page>
  );
}

/** On what it is tested: what is plugged in and read, or one of the list. */
export function TestDevice({
  screen,
  model,
}: {
  readonly screen: Extract<TestScreen, { at: 'test-device' }>;
  readonly model: Model;
}) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const plugged = ownDevices(model);
  return (
    <Page
      picture={<PlugDrawing />}
      title={t('which-device')}
      lead={t(plugged.length === 0 ? 'kiosk.plug' : 'kiosk.read')}
    >
      {screen.failed === null ? null : (
        <p role="alert" className={styles['note']}>
          {t('kiosk.not-read')}
        </p>
      )}
      <Tiles shape="list">
        {plugged.map((device) => (
          <Tile
            key={device.deviceId}
            shape="row"
            picture={<ScanSearch />}
            words={t('kiosk.read-this', {
              device: deviceName(device) ?? deviceWord(t, device.kind),
            })}
            hint={t('kiosk.read-hint')}
            onPress={() => dispatch({ type: 'test-device-read', deviceId: device.deviceId })}
          />
        ))}
        {screen.view.page.devices.map(({ wishId, model: name, version }) => (
          <Tile
            key={wishId}
            shape="row"
            picture={<Smartphone />}
            words={t('kiosk.choose-this', { device: `${name}, ${version}` })}
            onPress={() => dispatch({ type: 'test-device-chosen', wishId })}
          />
        ))}
      </Tiles>
    </Page>
  );
}
