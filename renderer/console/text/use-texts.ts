import { useQuery } from '@tanstack/react-query';
import { filledIn, type BothWords } from '../../../shared/domain/standard-text.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const textsKey = ['texts'] as const;

/** The standard texts and macros of this desk, by name. */
export function useTexts() {
  const { desk } = useParts();
  return useQuery({
    queryKey: textsKey,
    queryFn: () => valueOf(desk.call('text.list', {})),
    staleTime: 60_000,
  });
}

/** Words of a standard text about this ticket. */
export function wordsFor({ item }: Pick<Ticket, 'item'>, words: BothWords, locale: Locale): string {
  return filledIn(words, locale, {
    bezoeker: item.visitorName,
    nummer: item.visitCode,
    toestel: item.deviceName,
  });
}
