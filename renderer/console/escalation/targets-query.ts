import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../shared/contract/desk-contract.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const groupsKey = ['groups'] as const;
export const suppliersKey = ['suppliers'] as const;

export function useGroups(enabled = true) {
  const { desk } = useParts();
  return useQuery({
    queryKey: groupsKey,
    queryFn: () => valueOf(desk.call('group.list', {})),
    enabled,
  });
}

export function useSuppliers(enabled = true) {
  const { desk } = useParts();
  return useQuery({
    queryKey: suppliersKey,
    queryFn: () => valueOf(desk.call('supplier.list', {})),
    enabled,
  });
}

/** Everybody who can take a ticket, under the key that all pages share: who only approves sees none. */
export function useColleaguesAtWork(): readonly Account[] {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  return data?.accounts.filter(canTakeTickets) ?? [];
}

export function canTakeTickets({ role, blocked }: Pick<Account, 'role' | 'blocked'>): boolean {
  return role !== 'approver' && blocked !== true;
}
