import type { TFunction } from 'i18next';
import type { Holder } from '../../../shared/domain/custody.ts';

/** Who or what has a device, in words. */
export function holderWords(t: TFunction<'bench'>, { place, name }: Holder): string {
  return name === null ? t(`bench:place.${place}`) : t(`bench:place-of.${place}`, { name });
}
