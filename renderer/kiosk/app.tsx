import { useLayoutEffect, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Locale } from '../../shared/domain/locale.ts';
import { DispatchContext } from './dispatch.ts';
import type { Flow } from './run-flow.ts';
import { knownZone } from '../../shared/base/known-zone.ts';
import { ZoneContext } from './parts/zone.ts';
import { ScreenView } from './screens/screen-view.tsx';
import { Overlays } from './stage/overlays.tsx';
import { Stage } from './stage/stage.tsx';

/**
 * Draws the flow. The tree hangs under the epoch: when a visitor is forgotten all of it is thrown
 * away and built anew, so nothing that was typed can stay in a component.
 */
export function App({
  flow,
  speak,
}: {
  readonly flow: Flow;
  /** Speaks a language, on the screen and to a screen reader. */
  readonly speak: (locale: Locale) => void;
}) {
  const model = useSyncExternalStore(flow.subscribe, flow.model);
  const { locale, textScale } = model;

  useLayoutEffect(() => {
    speak(locale);
  }, [speak, locale]);

  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    style.setProperty('--text-scale', String(textScale));
    dataset['text'] = textScale === 1 ? 'usual' : 'larger';
  }, [textScale]);

  return (
    <DispatchContext value={flow.dispatch}>
      <ZoneContext value={knownZone(model.kiosk?.hours?.timeZone)}>
        <I18nProvider locale={locale === 'nl' ? 'nl-NL' : 'en-GB'}>
          <Stage key={model.epoch} model={model}>
            <ScreenView model={model} />
          </Stage>
          <Overlays key={`over-${model.epoch}`} model={model} />
        </I18nProvider>
      </ZoneContext>
    </DispatchContext>
  );
}
