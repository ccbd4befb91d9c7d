import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { type Sure, sureness } from '../pack/sureness.ts';

/** What is known of iOS and iPadOS releases, and of the models that can run them. */
export interface AppleTables {
  /** Whatever came after this month is news to the tables, so they say nothing of a version that they do not have. */
  readonly knownUntil: string;
  /** Null for a main version that is not listed. */
  release(main: number): Sure<{ readonly supported: boolean; readonly behind: number }> | null;
  /** The newest main version that this model can run, as far as the tables go; null for an unknown model. */
  newestFor(productType: string): Sure<{ readonly version: number }> | null;
  /** `iPhone14,5` is an iPhone 13; a code that is not listed is shown as it is. */
  nameOf(productType: string): string;
}

/** `18.7.2` is main version 18; null for what is no version. */
export function mainVersion(version: string): number | null {
  const main = /^(\d{1,3})(?:\.\d{1,4}){0,3}$/u.exec(version)?.[1];
  return main === undefined ? null : Number(main);
}

export function appleTables({ apple, sources }: ReaderPack): AppleTables {
  const sure = sureness(sources);
  const names = new Map(apple.names.map(({ productType, name }) => [productType, name]));
  const exceptions = new Map(apple.lastByModel.map((one) => [one.productType, one]));
  const generations = apple.lastByGeneration.toSorted((one, other) => one.from - other.from);
  return {
    knownUntil: apple.knownUntil,
    release(main) {
      const behind = apple.versions.findIndex(({ version }) => version === main);
      const found = apple.versions[behind];
      return found === undefined
        ? null
        : { supported: found.supported, behind, confidence: sure(found) };
    },
    newestFor(productType) {
      const parts = /^(iPhone|iPad)(\d{1,3}),\d{1,3}$/u.exec(productType);
      const generation = Number(parts?.[2] ?? Number.NaN);
      const found =
        exceptions.get(productType) ??
        generations.findLast(({ family, from }) => family === parts?.[1] && generation >= from);
      return found === undefined ? null : { version: found.newest, confidence: sure(found) };
    },
    nameOf: (productType) => names.get(productType) ?? productType,
  };
}
