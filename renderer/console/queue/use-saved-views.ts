import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SavedView } from '../../../shared/domain/saved-view.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';

const viewsKey = ['views'];
type Reply = Promise<Result<{ readonly views: readonly SavedView[] }, Fault>>;

/** The saved views, and how to change them; every change answers all of them. */
export interface SavedViewList {
  readonly views: readonly SavedView[];
  readonly busy: boolean;
  readonly change: (work: (desk: DeskClient) => Reply, onDone?: () => void) => void;
}

export function useSavedViews(): SavedViewList {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const known = useQuery({
    queryKey: viewsKey,
    queryFn: () => valueOf<{ readonly views: readonly SavedView[] }>(desk.call('view.list', {})),
  });
  const mutation = useMutation({
    mutationFn: ({ work }: { work: (desk: DeskClient) => Reply; onDone: () => void }) =>
      valueOf(work(desk)),
    onSuccess: (changed, { onDone }) => {
      client.setQueryData(viewsKey, changed);
      onDone();
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  return {
    views: known.data?.views ?? [],
    busy: mutation.isPending,
    change: (work, onDone = () => undefined) => mutation.mutate({ work, onDone }),
  };
}
