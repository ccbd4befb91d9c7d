import { useState } from 'react';
import { begun, caughtUp, isTyped, kept, type TypedOver } from './typed-over.ts';

export interface Typing<Words> extends TypedOver<Words> {
  /** Something is typed that is not saved. */
  readonly isTyped: boolean;
  readonly change: (part: Partial<Words>) => void;
  /** The desk took what was `sent`, and keeps it so. Returns whether something else was typed since. */
  readonly kept: (sent: Words, saved: Words, version: number) => boolean;
}

/** A form over what colleagues change too, which follows them without losing what is typed. */
export function useTypedOver<Words extends object>(newest: Words, version: number): Typing<Words> {
  const [before, setTyping] = useState(() => begun(newest, version));
  const typing = caughtUp(before, newest, version);
  if (typing !== before) setTyping(typing);
  return {
    ...typing,
    isTyped: isTyped(typing),
    change: (part) => setTyping((now) => ({ ...now, words: { ...now.words, ...part } })),
    kept: (sent, saved, next) => {
      setTyping((now) => kept(now, sent, saved, next));
      return isTyped(kept(typing, sent, saved, next));
    },
  };
}
