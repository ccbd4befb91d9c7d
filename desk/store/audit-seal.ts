import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { AuditLineTable } from './care-tables.ts';

/**
 * What seals a line: SHA-256 over the seal of the line before and all that this one says. Whoever changes,
 * adds or takes away a line has to make every seal after it anew.
 */
export function sealOf(before: string, line: Omit<AuditLineTable, 'seal'>): string {
  const { line_id, at, actor, actor_id, counter, area, kind, subject, details, place } = line;
  const said = { line_id, at, actor, actor_id, counter, area, kind, subject, details, place };
  return createHash('sha256')
    .update(canonicalJson({ before, ...said }))
    .digest('hex');
}
