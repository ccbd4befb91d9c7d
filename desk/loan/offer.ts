import type { LendingPool } from '../../shared/contract/loan-routes.ts';
import type { RecordedType } from '../../shared/domain/asset.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';

/** Types that stand in for a device of which nobody knows more than that it does not work. */
const likely: readonly RecordedType[] = ['laptop', 'phone', 'tablet'];

/** What does not work is the device itself, and not something that it is used for. */
const aboutDevice: readonly (string | null)[] = [
  'screen',
  'battery',
  'slow',
  'lost-or-stolen',
  'something-else',
];

/** The types of asset that can be lent in place of the device of an incident; none for other tickets. */
export function standInsFor(
  item: Pick<QueueItem, 'reportType' | 'status' | 'deviceKind' | 'category'>,
): readonly RecordedType[] {
  if (item.reportType !== 'incident') return [];
  if (isTicketOver(item.status)) return [];
  switch (item.deviceKind) {
    case 'laptop':
    case 'phone':
    case 'tablet':
    case 'printer':
    case 'camera':
    case 'dock':
      return [item.deviceKind];
    case 'keyboard':
    case 'mouse':
    case 'headset':
    case 'webcam':
      return ['peripheral'];
    case null:
    case 'unknown':
      return aboutDevice.includes(item.category) ? likely : [];
    default:
      return [];
  }
}

/** Pools that lend something in place of the device of an incident. */
export function offeredPools(
  item: Parameters<typeof standInsFor>[0],
  pools: readonly LendingPool[],
): LendingPool[] {
  const wanted = standInsFor(item);
  return pools.filter(
    ({ assetTypes, closed }) =>
      !closed && assetTypes.some((type) => wanted.some((each) => each === type)),
  );
}
