import type { TFunction } from 'i18next';
import { deviceKindSchema } from '../../../shared/domain/readout.ts';
import type { Problem } from '../../../shared/domain/problem.ts';

/** Its title; a proposed one, which nobody has named yet, is called by what its tickets share. */
export function problemTitle(
  t: TFunction,
  problem: Pick<Problem, 'title' | 'alike'> & { readonly state: string },
): string {
  if (problem.alike === null || problem.state !== 'proposed') return problem.title;
  const { category, sign } = problem.alike;
  const about = t(`words:category.${category}`, { defaultValue: category });
  if (sign === null) return about;
  const kind = deviceKindSchema.safeParse(sign);
  const what = kind.success
    ? t(`devices:kind.${kind.data}`)
    : t(`findings:${sign}.expert`, { defaultValue: sign });
  return `${about}, ${what}`;
}
