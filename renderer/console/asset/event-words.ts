import type { TFunction } from 'i18next';
import type { AssetEvent } from '../../../shared/domain/asset-event.ts';

/** What the register did with an asset, in one line. */
export function eventWords(t: TFunction, event: AssetEvent): string {
  if (event.kind !== 'moved') return t(`assets:event.${event.kind}`);
  const holder = event.toHolder ?? event.fromHolder;
  const state = t(`assets:state.${event.toState}`);
  if (event.preparationId !== null) return t('assets:event.prepared', { state });
  return holder === null
    ? t('assets:event.moved', { state })
    : t('assets:event.moved-with', { state, name: holder.name });
}
