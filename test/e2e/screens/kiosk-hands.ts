import { expect, type Locator, type Page } from '@playwright/test';
import type {
  CallInput,
  CallOutput,
  EventData,
  EventName,
} from '../../../shared/contract/contract.ts';
import type { KioskContract, KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Dock } from '../harness/dock.ts';
import { holdCall } from '../harness/hold-call.ts';
import type { Station } from '../harness/station.ts';
import { arrive } from '../harness/visitor.ts';
import { wordsOf, type Words } from './visit.ts';

export const sizes = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  small: { width: 1280, height: 800 },
} as const;

/** What a journey does at the kiosk, in one language, with the time and the core in its hands. */
export interface KioskHands {
  readonly locale: Locale;
  readonly words: Words;
  readonly screen: Page;
  readonly dock: Dock;
  readonly arrive: (...screens: readonly string[]) => Promise<string>;
  readonly button: (key: string) => Locator;
  readonly press: (key: string) => Promise<void>;
  /** Presses the first answer in the main part, and waits for the next question. */
  readonly takeFirstAnswer: () => Promise<void>;
  /** Chooses the language of the journey; the kiosk forgets it with every visitor. */
  readonly speak: () => Promise<void>;
  /** The page's clock: so many seconds later, and from then on at a standstill or not. */
  readonly passTime: (seconds: number, then?: 'runs' | 'stands') => Promise<void>;
  /** Lets the core seem to be in another state until the answer is called. */
  readonly pretend: (change: Partial<KioskState>) => Promise<() => Promise<void>>;
  /** The one device that is plugged in. */
  readonly attachedDevice: () => Promise<string>;
  /** Tells the page what the core would tell it. */
  readonly tell: <N extends EventName<KioskContract>>(
    event: N,
    data: EventData<KioskContract, N>,
  ) => Promise<void>;
  /** Lets the page wait for the core's reply to a call until the answer is called. */
  readonly hold: (call: string) => Promise<() => Promise<void>>;
  /** Keeps a call from the core until the answer is called; so long nothing comes of it. */
  readonly withhold: (call: string) => Promise<() => Promise<void>>;
  /** Starts the page anew on a core that says nothing; there is no way back. */
  readonly silenceCore: () => Promise<void>;
  readonly resize: (size: keyof typeof sizes) => Promise<void>;
}

export async function kioskHands(station: Station, locale: Locale): Promise<KioskHands> {
  const { app, screen } = station.kiosk();
  const words = wordsOf(locale);
  const button = (key: string) =>
    screen.getByRole('button', { name: beginsWith(words(key)) }).first();
  await takeTheClock(screen);

  const hands: KioskHands = {
    locale,
    words,
    screen,
    dock: station.dock,
    arrive: (...screens) => arrive(screen, ...screens),
    button,
    press: (key) => button(key).click(),
    async takeFirstAnswer() {
      const question = screen.getByRole('heading', { level: 1 });
      const asked = (await question.textContent()) ?? '';
      await screen.getByRole('main').getByRole('button').first().click();
      await expect(question).not.toHaveText(asked);
    },
    async speak() {
      await screen.getByRole('button', { name: words(`words:language.${locale}`) }).click();
      await expect(screen.locator('html')).toHaveAttribute('lang', locale);
    },
    async passTime(seconds, then = 'runs') {
      await screen.evaluate(
        ([ms, stands]) => {
          const held = globalThis as unknown as HeldClock;
          held.clock.move(ms, stands);
        },
        [seconds * 1000, then === 'stands'] as const,
      );
    },
    async pretend(change) {
      const state = await screen.evaluate(async () => {
        const { balieBridge } = globalThis as unknown as Bridge;
        return (await balieBridge.call('kiosk.state', {})).value;
      });
      await hands.tell('kiosk.changed', { ...state, ...change });
      return () => hands.tell('kiosk.changed', state);
    },
    async attachedDevice() {
      const devices = await screen.evaluate(async () => {
        const { balieBridge } = globalThis as unknown as Bridge;
        return (await balieBridge.call('device.list', {})).value;
      });
      const [device, ...others] = devices;
      if (device === undefined || others.length > 0) {
        throw new Error(`${devices.length} devices are plugged in`);
      }
      return device.deviceId;
    },
    tell: (event, data) =>
      app.evaluate(
        ({ BrowserWindow }, told) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('balie:event', ...told),
        [event, data] as const,
      ),
    hold: (call) => holdCall(app, call, 'reply'),
    withhold: (call) => holdCall(app, call, 'question'),
    async silenceCore() {
      await hands.hold('kiosk.state');
      await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents !== undefined) contents.send = () => undefined;
      });
      await screen.reload();
    },
    async resize(size) {
      const { width, height } = sizes[size];
      await app.evaluate(
        ({ BrowserWindow }, bounds) =>
          BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...bounds }),
        sizes[size],
      );
      await expect
        .poll(() => screen.evaluate(() => [innerWidth, innerHeight]))
        .toEqual([width, height]);
    },
  };
  return hands;
}

/** A tile is called by its words and then its hint; "Terug" is not "Iets terugbrengen". */
function beginsWith(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u');
}

/** What the page's window holds once {@link takeTheClock} ran in it. */
interface HeldClock {
  clock: { readonly move: (ms: number, stands: boolean) => void };
}

/** The preload's bridge, as far as it is used here (preload/kiosk.ts). */
interface Bridge {
  readonly balieBridge: {
    readonly call: <N extends 'kiosk.state' | 'device.list'>(
      name: N,
      input: CallInput<KioskContract, N>,
    ) => Promise<{ readonly value: CallOutput<KioskContract, N> }>;
  };
}

/**
 * Puts the page's clock under the hand of the journey, and at a quarter past ten this morning: then
 * greeting and deadlines look the same at every hour at which the journey runs.
 */
async function takeTheClock(screen: Page): Promise<void> {
  await screen.evaluate(() => {
    const real = Date.now.bind(Date);
    const morning = new Date(real());
    morning.setHours(10, 15, 0, 0);
    let offsetMs = morning.getTime() - real();
    let standsAtMs: number | null = null;
    Date.now = () => standsAtMs ?? real() + offsetMs;
    (globalThis as unknown as HeldClock).clock = {
      move(ms, stands) {
        const nowMs = Date.now() + ms;
        offsetMs = nowMs - real();
        standsAtMs = stands ? nowMs : null;
      },
    };
  });
  // To the kiosk nobody was here for hours; at its next tick it therefore forgets the language.
  await screen.waitForTimeout(1500);
}
