import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import { useParts } from './console-parts.ts';
import { faultWords } from './fault-words.ts';

export interface Act {
  /** Waits for a reply, says in words what came of it, and answers it; null after a fault. */
  readonly run: <T>(reply: Promise<Result<T, Fault>>, done: string) => Promise<T | null>;
  readonly busy: boolean;
}

/** Does something at the desk, after which these queries are read anew. */
export function useAct(stale: readonly QueryKey[]): Act {
  const { t } = useTranslation('console');
  const { notice } = useParts();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run: async (reply, done) => {
      setBusy(true);
      const result = await reply;
      setBusy(false);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
      if (!result.ok) {
        notice.set({ tone: 'trouble', words: faultWords(t, result.fault) });
        return null;
      }
      notice.set({ tone: 'good', words: done });
      return result.value;
    },
  };
}
