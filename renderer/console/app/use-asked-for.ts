import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';

/** What an address asks a page to open of what it lists; what cannot be read counts as not said. */
const said = z.string().max(200).optional().catch(undefined);
const askedForSchema = z.object({ open: said, right: said, supplier: said, group: said });

/** Under which name; a page with several lists has one for each. */
type AskedFor = keyof z.infer<typeof askedForSchema>;

/**
 * Opens what the address asks for once the page has what it lists, and takes it out of the address, so that the
 * page goes on from there and the same can be asked for again.
 */
export function useAskedFor(
  isRead: boolean,
  open: (asked: string) => void,
  name: AskedFor = 'open',
): void {
  const address: unknown = useSearch({ strict: false });
  const asked = askedForSchema.parse(address)[name];
  const navigate = useNavigate();
  const openIt = useEffectEvent(open);
  useEffect(() => {
    if (asked === undefined || !isRead) return;
    openIt(asked);
    void navigate({ to: '.', search: {}, replace: true });
  }, [asked, isRead, navigate]);
}

/** The same of a page on which all stands: brings what is asked for into view, by the id of its element. */
export function useShown(
  isRead: boolean,
  elementOf: (asked: string) => string,
  name: AskedFor = 'open',
): void {
  useAskedFor(
    isRead,
    (asked) => {
      const element = document.getElementById(elementOf(asked));
      element?.scrollIntoView({ block: 'center' });
      element?.focus();
    },
    name,
  );
}
