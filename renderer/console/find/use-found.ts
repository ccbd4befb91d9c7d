import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useSession } from '../session/session.ts';
import type { FoundGroup } from './shown-found.ts';

const typingMs = 150;
/** As the desk, which finds nothing by fewer. */
const fewestLetters = 2;

/** What the desk finds for what somebody types, a moment after the last key. */
export function useFound(typed: string): {
  readonly groups: readonly FoundGroup[];
  readonly busy: boolean;
  /** Something was not asked: the desk is away, or the console is older than it. */
  readonly failed: boolean;
} {
  const { i18n } = useTranslation('palette');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const wanted = typed.trim();
  const [q, setQ] = useState(wanted);
  useEffect(() => {
    const timer = window.setTimeout(() => setQ(wanted), typingMs);
    return () => window.clearTimeout(timer);
  }, [wanted]);
  const found = useQuery({
    queryKey: ['find', q],
    // What draws it comes with the first answer, not with the console.
    queryFn: async () => {
      const [{ allGroups }, { foundFindings }] = await Promise.all([
        import('./shown-found.ts'),
        import('./found-findings.ts'),
      ]);
      // The desk does not know the words of a finding; what helps with it is found by its code.
      const findings = foundFindings(i18n, q);
      const codes = findings.map(({ code }) => code).join(',');
      const query = codes === '' ? { q } : { q, findings: codes };
      const answer = await valueOf(desk.call('find.all', { query }));
      return { allGroups, findings, answer };
    },
    enabled: q.length >= fewestLetters,
    // A desk that is away is told of at once; it is asked again while this is open.
    retry: false,
  });
  const { data } = found;
  const asked = wanted.length >= fewestLetters;
  return {
    groups:
      !asked || data === undefined
        ? []
        : data.allGroups(i18n, { locale, role }, data.findings, data.answer),
    busy: asked && (q !== wanted || found.isPending),
    failed: asked && found.isError,
  };
}
