import type { TFunction } from 'i18next';
import type { Locale } from '../../shared/domain/locale.ts';
import { isPlainCounter } from '../desk-link/plain-counter.ts';
import { spokenCode, type Call } from './calls.ts';

/** Two soft notes, a fourth apart; heard over talk without startling anybody. */
const chime = [
  { hertz: 659.25, atSeconds: 0 },
  { hertz: 493.88, atSeconds: 0.32 },
] as const;
const noteSeconds = 1.1;
const loudness = 0.22;
const chimeMs = 1_300;

export interface Announcer {
  /** False until somebody touched the page, where a browser wants that first. */
  readonly canSound: () => boolean;
  readonly allowSound: () => Promise<void>;
  readonly announce: (calls: readonly Call[]) => void;
}

export interface AnnouncerParts {
  readonly audio: AudioContext;
  /** Null where the browser cannot speak. */
  readonly speech: SpeechSynthesis | null;
  readonly words: (locale: Locale) => TFunction<'board'>;
  readonly later: (run: () => void, ms: number) => void;
}

/** Rings once for all calls that came together and then speaks each in its visitor's language. */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const { audio, speech } = parts;
  return {
    canSound: () => audio.state === 'running',
    allowSound: () => audio.resume(),
    announce: (calls) => {
      if (calls.length === 0 || audio.state !== 'running') return;
      ring(audio);
      if (speech === null) return;
      parts.later(() => {
        for (const call of calls) speak(speech, call, parts.words(call.locale));
      }, chimeMs);
    },
  };
}

function ring(audio: AudioContext): void {
  for (const note of chime) {
    const start = audio.currentTime + note.atSeconds;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = note.hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + noteSeconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + noteSeconds);
  }
}

/** Without a voice of the language nothing is said: Dutch in an English voice helps nobody. */
function speak(speech: SpeechSynthesis, call: Call, t: TFunction<'board'>): void {
  const voice = speech.getVoices().find((each) => each.lang.startsWith(call.locale));
  if (voice === undefined) return;
  const counter = isPlainCounter(call.counter)
    ? t('counter', { counter: call.counter })
    : call.counter;
  const said = new SpeechSynthesisUtterance(
    t('spoken', { code: spokenCode(call.visitCode), counter }),
  );
  said.voice = voice;
  said.lang = voice.lang;
  said.rate = 0.9;
  speech.speak(said);
}
