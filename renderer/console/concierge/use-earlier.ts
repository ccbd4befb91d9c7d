import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { badgeOf, deviceOf, type ConciergeDraft } from './concierge-draft.ts';
import { earlierState } from './earlier-state.ts';

/** Milliseconds without a key after which a number is taken for whole. */
const settledMs = 400;

/** Who has this number, and which earlier tickets he or his device may come back for. */
export function useEarlier(draft: Pick<ConciergeDraft, 'badge' | 'device'>) {
  const { desk } = useParts();
  const badgeNumber = useSettled(badgeOf(draft));
  const deviceCode = useSettled(deviceOf(draft));
  const asks = badgeNumber !== null || deviceCode !== null;
  const { data, error, isFetching } = useQuery({
    queryKey: ['concierge-earlier', badgeNumber, deviceCode],
    queryFn: () => valueOf(desk.call('concierge.earlier', { body: { badgeNumber, deviceCode } })),
    enabled: asks,
    retry: false,
    // Of whom it says something is gone in a minute.
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const isTyping = badgeNumber !== badgeOf(draft) || deviceCode !== deviceOf(draft);
  return {
    found: asks && !isTyping ? (data ?? null) : null,
    ...earlierState({ asks, isTyping, isFetching, fault: faultOf(error) }),
    hasBadge: badgeNumber !== null,
  };
}

/** A value that has not changed for a moment. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settledMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
