import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { faultTraits, type Fault } from '../../../shared/base/fault.ts';
import type { PromisedReply } from '../../../shared/domain/intake-reply.ts';
import { promisedReply } from '../../../shared/domain/report-details.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import {
  changed,
  emptyDraft,
  intakeOf,
  keepDraft,
  keptDraft,
  type CheckIn,
  type ConciergeDraft,
} from './concierge-draft.ts';

/** What the desk answered, and what of the visit changes what is told of it. */
export interface Numbered extends PromisedReply {
  readonly isComplaint: boolean;
  /** It went on in an earlier ticket; with `works` nobody waits any more. */
  readonly joined: 'waits' | 'works' | null;
  /** Until when an answer to a complaint is promised. */
  readonly replyBy: string | null;
}

/** Milliseconds between tries while the desk does not answer. */
const againMs = 2_000;

/**
 * The visitor who is being checked in. What was sent is kept as it was until the desk answers, also
 * through a reload: it may have arrived, and only the same visit gets the same number.
 */
export function useCheckIn() {
  const { desk, now, settings } = useParts();
  const begin = () => emptyDraft(settings.get().locale, now.get());
  const [draft, setDraft] = useState(() => keptDraft(window.sessionStorage) ?? begin());
  const [reply, setReply] = useState<Numbered | null>(null);
  const keep = (next: ConciergeDraft) => {
    keepDraft(window.sessionStorage, next);
    setDraft(next);
  };
  const sending = useMutation({
    mutationFn: (body: CheckIn) => valueOf(desk.call('concierge.check-in', { body })),
    retry: (_count, error) => faultOf(error)?.code === 'desk/unreachable',
    retryDelay: againMs,
    onSuccess: (numbered, { reportType, details, earlier }) => {
      const joins = earlier?.ticketId === numbered.ticketId;
      keepDraft(window.sessionStorage, null);
      setDraft(begin());
      setReply({
        ...numbered,
        isComplaint: reportType === 'complaint',
        joined: joins ? (earlier.answer === 'works' ? 'works' : 'waits') : null,
        replyBy: promisedReply(details),
      });
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      if (!mayHaveArrived(fault)) keep({ ...draft, sent: null });
    },
  });

  const takenUp = useRef(false);
  useEffect(() => {
    if (takenUp.current || draft.sent === null) return;
    takenUp.current = true;
    sending.mutate(draft.sent);
  }, [draft.sent, sending]);

  return {
    draft,
    reply,
    change: (part: Partial<ConciergeDraft>) => keep(changed(draft, part)),
    send: (argument: string) => {
      const intake = draft.sent ?? intakeOf(draft, argument, now.get());
      if (intake === null || sending.isPending) return;
      takenUp.current = true;
      keep({ ...draft, sent: intake });
      sending.mutate(intake);
    },
    isSending: sending.isPending,
    /** The desk has not answered the first try. */
    isLate: sending.failureCount > 0 && sending.isPending,
    fault: faultOf(sending.error),
    next: () => setReply(null),
  };
}

/** A session that ended refuses now and takes the same visit after the sign-in. */
function mayHaveArrived(fault: Fault): boolean {
  return faultTraits[fault.code].retry || fault.code.startsWith('auth/');
}
