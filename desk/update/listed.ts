import type { ReleaseFile, TargetsDocument } from '../../shared/domain/release/documents.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import type { ListedFor } from '../../shared/domain/release/standing.ts';

/** Something that the offline key lists, as a rollout and an upload see it: a release, or a reader pack. */
export interface Listed extends ListedFor {
  readonly file: ReleaseFile;
}

/** Releases and packs together. */
export function listedIn(targets: TargetsDocument | null | undefined): readonly Listed[] {
  if (targets == null) return [];
  const packs = (targets.packs ?? []).map(({ number, file, readableFrom }) => ({
    ...{ version: packName(number), platform: null, installableFrom: readableFrom, file },
  }));
  return [...targets.releases, ...packs];
}
