import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

/** Whether this desk sends mail; false until that is known. */
export function useMailOffered(): boolean {
  const { desk } = useParts();
  const state = useQuery({
    queryKey: ['mail'],
    queryFn: () => valueOf(desk.call('mail.state', {})),
  });
  return state.data?.offered === true;
}
