import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { type AppleTables, appleTables } from '../apple/releases.ts';
import { type AndroidTables, androidTables } from '../findings/android-support.ts';
import { builtInPack } from './built-in-pack.ts';

/** What a pack says, as rules and probes ask for it. */
export interface ReaderTables {
  readonly apple: AppleTables;
  readonly android: AndroidTables;
}

export function tablesOf(pack: ReaderPack): ReaderTables {
  return { apple: appleTables(pack), android: androidTables(pack) };
}

/** What holds as long as no other pack came. */
export const builtInTables = tablesOf(builtInPack);
