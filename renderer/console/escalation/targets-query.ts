import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const groupsKey = ['groups'] as const;
export const suppliersKey = ['suppliers'] as const;

export function useGroups() {
  const { desk } = useParts();
  return useQuery({ queryKey: groupsKey, queryFn: () => valueOf(desk.call('group.list', {})) });
}

export function useSuppliers() {
  const { desk } = useParts();
  return useQuery({
    queryKey: suppliersKey,
    queryFn: () => valueOf(desk.call('supplier.list', {})),
  });
}

/** Everybody who works here, under the key that all pages share. */
export function useAccounts() {
  const { desk } = useParts();
  return useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
}
