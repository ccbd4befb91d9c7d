import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundAsset } from '../../../shared/contract/handover-routes.ts';
import type { Holder } from '../../../shared/domain/holder.ts';
import { badgeNumberSchema } from '../../../shared/domain/person.ts';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';

/** What a scan turned out to be. */
export type Scanned =
  | { readonly kind: 'asset'; readonly found: FoundAsset }
  | { readonly kind: 'person'; readonly holder: Holder }
  /** Words about why it is neither. */
  | { readonly kind: 'trouble'; readonly words: string };

/**
 * One field for everything that is scanned at the counter: a device by its tag or number, else the
 * badge of whoever it is for. Scans that come while the desk is asked wait for their turn.
 */
export function useScan(onScanned: (scanned: Scanned) => void) {
  const { t } = useTranslation('handover');
  const { desk } = useParts();
  const [waiting, setWaiting] = useState(0);
  const [line] = useState(() => ({ last: Promise.resolve() }));

  const look = async (code: string): Promise<Scanned> => {
    const assets = await desk.call('handover.find-asset', { query: { code } });
    if (!assets.ok) return { kind: 'trouble', words: faultWords(t, assets.fault) };
    const [found, other] = assets.value.found;
    if (other !== undefined) return { kind: 'trouble', words: t('scan.several', { code }) };
    if (found !== undefined) return { kind: 'asset', found };
    const badge = badgeNumberSchema.safeParse(code);
    if (!badge.success) return { kind: 'trouble', words: t('scan.unknown', { code }) };
    const person = await desk.call('handover.person', { params: { badgeNumber: badge.data } });
    if (person.ok) {
      const { name, staffNumber } = person.value;
      return { kind: 'person', holder: { name, staffNumber } };
    }
    return {
      kind: 'trouble',
      words:
        person.fault.code === 'person/unknown'
          ? t('scan.unknown', { code })
          : faultWords(t, person.fault),
    };
  };

  return {
    busy: waiting > 0,
    scan: (code: string) => {
      setWaiting((count) => count + 1);
      line.last = line.last.then(async () => {
        onScanned(await look(code));
        setWaiting((count) => count - 1);
      });
    },
  };
}
