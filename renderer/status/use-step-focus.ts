import { type RefObject, useEffect, useRef } from 'react';

/** What was pressed goes away with its step: the focus that is lost then goes to the place that has the next one. */
export function useStepFocus<Place extends HTMLElement>(step: unknown): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) place.current?.focus();
  }, [step]);
  return place;
}
