import type { TFunction } from 'i18next';
import type { Finding } from '../../../shared/domain/readout.ts';

/**
 * A finding in a visitor's words. Apart from a technician's, which the queue says: these come with the
 * pages that say them.
 */
export function plainFindingWords(t: TFunction, finding: Pick<Finding, 'code' | 'params'>): string {
  return t(`findings:${finding.code}.b1`, {
    ...finding.params,
    defaultValue: finding.code.replaceAll('-', ' '),
  });
}
