import { z } from 'zod';
import { type AuditFilter, auditFilterSchema } from '../../../shared/domain/audit.ts';

const { area, kind, from, until } = auditFilterSchema.shape;
/** A router takes typed figures for a number. */
const typed = z.coerce.string().trim().max(80);

/** What the address of the trail says; what cannot be read counts as not said. */
export const auditSearchSchema = z.object({
  area: area.catch(undefined),
  kind: kind.catch(undefined),
  who: typed.optional().catch(undefined),
  what: typed.optional().catch(undefined),
  first: from.catch(undefined),
  last: until.catch(undefined),
});
export type AuditSearch = z.infer<typeof auditSearchSchema>;

/** The question to the desk; empty fields ask nothing. */
export function filterOf({ area: where, kind: act, who, what, first, last }: AuditSearch) {
  return {
    ...(where === undefined ? {} : { area: where }),
    ...said('kind', act),
    ...said('actor', who),
    ...said('subject', what),
    ...said('from', first),
    ...said('until', last),
  } satisfies AuditFilter;
}

function said<N extends string>(name: N, value: string | undefined): Partial<Record<N, string>> {
  // One name of the type that was asked for.
  return value === undefined || value === ''
    ? {}
    : ({ [name]: value } as Partial<Record<N, string>>);
}
