import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { type Sure, sureness } from '../pack/sureness.ts';

/** Versions for which Google publishes no security fixes any more. */
export interface AndroidTables {
  readonly knownUntil: string;
  /** The month of the last fixes for an API level, or `earlier`; null while there still were some. */
  supportEnded(apiLevel: number): Sure<{ readonly month: string }> | null;
}

export function androidTables({ android, sources }: ReaderPack): AndroidTables {
  const sure = sureness(sources);
  const { longOver, ended, knownUntil } = android;
  return {
    knownUntil,
    supportEnded(apiLevel) {
      if (apiLevel <= longOver.apiLevel) return { month: 'earlier', confidence: sure(longOver) };
      const found = ended.find((one) => one.apiLevel === apiLevel);
      return found === undefined ? null : { month: found.month, confidence: sure(found) };
    },
  };
}
