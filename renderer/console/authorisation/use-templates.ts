import { useQuery } from '@tanstack/react-query';
import type { RightTemplate } from '../../../shared/domain/right.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { rightsKey } from '../register/register-keys.ts';

/** The rights that can be granted: the newest hundred. */
export function useTemplates(): readonly RightTemplate[] {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: [...rightsKey, 'choice'],
    queryFn: () => valueOf(desk.call('right.templates', { query: { limit: 100 } })),
  });
  return (data?.templates ?? []).filter(({ active }) => active);
}
