import type { Locale } from '../../shared/domain/locale.ts';

/** What a browser knows of a voice, as far as choosing one needs it. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** Reads texts aloud with a voice of this machine. Never begins by itself. */
export interface ReadAloud {
  /** Whether there is a voice for this language. */
  readonly speaks: (locale: Locale) => boolean;
  /** Begins anew with these texts, one after the other; `onEnd` comes once, also when it is stopped. */
  readonly read: (texts: readonly string[], locale: Locale, onEnd: () => void) => void;
  readonly stop: () => void;
  /** Voices come late in most browsers. */
  readonly onVoices: (listener: () => void) => () => void;
}

/**
 * A voice of this machine in this language, or none: a voice of the network would send what is read to
 * somebody else, and another language in a Dutch voice helps nobody.
 */
export function localVoice<V extends Voice>(voices: readonly V[], locale: Locale): V | null {
  return (
    voices.find(
      ({ lang, localService }) =>
        localService && lang.toLowerCase().split(/[-_]/u, 1)[0] === locale,
    ) ?? null
  );
}

/** Reads nothing: for a browser that cannot speak. */
const silent: ReadAloud = {
  speaks: () => false,
  read: (_texts, _locale, onEnd) => onEnd(),
  stop: () => undefined,
  onVoices: () => () => undefined,
};

/** Reading aloud over the Web Speech API; null where the browser has none. */
export function createReadAloud(speech: SpeechSynthesis | null): ReadAloud {
  if (speech === null) return silent;
  let ended: () => void = () => undefined;
  const stop = () => {
    const tell = ended;
    ended = () => undefined;
    speech.cancel();
    tell();
  };
  return {
    speaks: (locale) => localVoice(speech.getVoices(), locale) !== null,
    read: (texts, locale, onEnd) => {
      stop();
      const voice = localVoice(speech.getVoices(), locale);
      const last = texts.at(-1);
      if (voice === null || last === undefined) return onEnd();
      let isOver = false;
      ended = () => {
        if (!isOver) onEnd();
        isOver = true;
      };
      const tell = ended;
      // One utterance for each text: a pause between them, and none so long that a browser cuts it off.
      texts.forEach((text, place) => {
        const said = new SpeechSynthesisUtterance(text);
        said.voice = voice;
        said.lang = voice.lang;
        said.rate = 0.9;
        said.onerror = tell;
        if (place === texts.length - 1) said.onend = tell;
        speech.speak(said);
      });
    },
    stop,
    onVoices: (listener) => {
      speech.addEventListener('voiceschanged', listener);
      return () => speech.removeEventListener('voiceschanged', listener);
    },
  };
}
