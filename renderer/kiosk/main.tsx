import '../ui/parse-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { systemClock } from '../../shared/base/clock.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { createI18nInParts } from '../i18n/create-i18n.ts';
import { createWordParts } from '../i18n/word-parts.ts';
import '../ui/base.css';
import { createReadAloud } from '../ui/read-aloud.ts';
import { ReadAloudContext } from '../ui/use-read-aloud.ts';
import { App } from './app.tsx';
import { moveFocusByArrows } from './arrow-focus.ts';
import { listenForBadges } from './badge-listener.ts';
import { createKioskLink, transportOf } from './bridge.ts';
import { dutchWords, kioskWords } from './catalogues.ts';
import { ignoreDoubleTaps } from './double-tap.ts';
import { askedBy } from './flow/asked-by.ts';
import './kiosk.css';
import { screenFacts } from './screen-facts.ts';
import { createFlow, kioskKnown } from './run-flow.ts';

/** Long enough that a page which fails at once does not do nothing but load. */
const anewAfterMs = 2000;

/** A core that is there answers sooner; drawing "one moment" first would only hold it up. */
const firstDrawingMs = 150;

const place = document.getElementById('kiosk');
if (place === null) throw new Error('kiosk/index.html has no #kiosk');

const words = createWordParts(kioskWords);
const i18n = createI18nInParts(dutchWords, 'nl', words);
const aloud = createReadAloud(window.speechSynthesis ?? null);
const link = createKioskLink(transportOf(window));
const flow = createFlow(link, systemClock);

listenForBadges(window, (text) => flow.dispatch({ type: 'code-scanned', text }));
moveFocusByArrows(document);
ignoreDoubleTaps(document, () => askedBy(flow.model().screen));
for (const sign of ['pointerdown', 'keydown', 'wheel']) {
  window.addEventListener(sign, () => flow.dispatch({ type: 'activity' }), {
    capture: true,
    passive: true,
  });
}
// A kiosk has no context menu and no dragging away of pictures.
for (const habit of ['contextmenu', 'dragstart']) {
  window.addEventListener(habit, (event) => event.preventDefault());
}
flow.start();
link.onLink((linked) => {
  if (linked) void screenFacts(window).then((facts) => link.call('kiosk.screen', facts));
});

// React takes all of a page away that could not be drawn, and nothing outside sees that it is empty: it still turns.
const root = createRoot(place, {
  onUncaughtError: (error) => {
    reportError(error);
    setTimeout(() => window.location.reload(), anewAfterMs);
  },
});
const speak = (locale: Locale) =>
  void words.speak(locale).then(
    () => {
      document.documentElement.lang = i18n.language;
    },
    // Its words did not come: the language stays, and is asked for again with the next choice.
    () => undefined,
  );
const draw = () => {
  root.render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ReadAloudContext value={aloud}>
          <App flow={flow} speak={speak} />
        </ReadAloudContext>
      </I18nextProvider>
    </StrictMode>,
  );
};
void kioskKnown(flow, firstDrawingMs).then(() => {
  draw();
  // So that a visitor who asks for the other language has it at once.
  window.requestIdleCallback(() => void words.bringBoth().catch(() => undefined));
});
