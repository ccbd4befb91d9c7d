import { useQuery } from '@tanstack/react-query';
import type { CampaignView } from '../../../shared/contract/acceptance-routes.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { watched } from '../app/watched.ts';

/** Where React Query keeps what was read of acceptance tests. */
export const acceptanceKey = ['acceptance'] as const;

/** One campaign whole; testers elsewhere go on meanwhile, so it is read again by itself. */
export function useCampaign(campaignId: string) {
  const { desk } = useParts();
  return useQuery({
    ...watched,
    queryKey: [...acceptanceKey, campaignId],
    queryFn: () => valueOf(desk.call('acceptance.get', { params: { campaignId } })),
    refetchInterval: 10_000,
  });
}

/** A device as one line. */
export function deviceLine(device: {
  readonly model: string;
  readonly version: string | null;
}): string {
  return [device.model, device.version].filter((part) => part !== null).join(' ');
}

/** What every part of a campaign's page is given. */
export interface CampaignPartProps {
  readonly view: CampaignView;
  /** Leads plan and decide, as long as it is not decided. */
  readonly mayChange: boolean;
}
