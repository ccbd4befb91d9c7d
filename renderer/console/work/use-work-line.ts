import { useState } from 'react';
import { mayBeWorkDay, type WorkEntry, workWords } from '../../../shared/domain/work-log.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { useDraft } from '../card/use-draft.ts';

/** The line that somebody is about to write down: its words outlive the tab, minutes and day do not. */
export interface WorkLine {
  readonly words: string;
  readonly minutes: string;
  /** Empty is today. */
  readonly day: string;
  readonly setWords: (words: string) => void;
  readonly setMinutes: (minutes: string) => void;
  readonly setDay: (day: string) => void;
  /** Takes over a line that was withdrawn, to be written anew; never over words that are typed already. */
  readonly takeOver: (entry: WorkEntry) => void;
}

export function useWorkLine(ticketId: string): WorkLine {
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const [words, setWords] = useDraft(ticketId, 'work');
  const [minutes, setMinutes] = useState('5');
  const [day, setDay] = useState('');
  return {
    ...{ words, minutes, day, setWords, setMinutes, setDay },
    takeOver: (entry) => {
      if (words.trim() !== '') return;
      const done = dayOf(Date.parse(entry.at));
      setWords(workWords(entry, locale));
      setMinutes(String(entry.minutes));
      setDay(done === dayOf(now.get()) ? '' : done);
    },
  };
}

/** The minutes that a field says; null when it says none that can be written down. */
export function minutesIn(text: string): number | null {
  const minutes = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= 1440 ? minutes : null;
}

/** Whether work of a day can be written down for a ticket, as far as this browser knows its days. */
export function isWorkDay(day: string, arrivedAt: string, nowMs: number): boolean {
  return (
    day === '' || mayBeWorkDay(day, { arrived: dayOf(Date.parse(arrivedAt)), today: dayOf(nowMs) })
  );
}

/** The day of this browser, as `2026-11-29`. */
function dayOf(ms: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(ms);
}
