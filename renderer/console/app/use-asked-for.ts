import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';

/** What an address asks a page to open of what it lists; what cannot be read counts as not said. */
const askedForSchema = z.object({ open: z.string().max(200).optional().catch(undefined) });

/**
 * Opens what the address asks for once the page has what it lists, and takes it out of the address, so that the
 * page goes on from there and the same can be asked for again.
 */
export function useAskedFor(isRead: boolean, open: (asked: string) => void): void {
  const address: unknown = useSearch({ strict: false });
  const { open: asked } = askedForSchema.parse(address);
  const navigate = useNavigate();
  const openIt = useEffectEvent(open);
  useEffect(() => {
    if (asked === undefined || !isRead) return;
    openIt(asked);
    void navigate({ to: '.', search: {}, replace: true });
  }, [asked, isRead, navigate]);
}
