import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../shared/contract/desk-contract.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useSession } from '../session/session.ts';

/** Everybody who works with tickets and is not shut out, but whoever is signed in; empty until they are known. */
export function useColleagues(): readonly Account[] {
  const { desk } = useParts();
  const me = useSession();
  const { data } = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  return (data?.accounts ?? []).filter(
    ({ accountId, role, blocked }) =>
      accountId !== me.accountId && role !== 'approver' && blocked !== true,
  );
}
