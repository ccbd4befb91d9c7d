import { useTranslation } from 'react-i18next';
import type { ClosingBlocker } from '../../../shared/domain/closing.ts';

/** What stands between a ticket and its end, in words; nothing when nothing does. */
export function BlockerList({
  blockers,
  title,
}: {
  readonly blockers: readonly ClosingBlocker[];
  readonly title?: string;
}) {
  const { t } = useTranslation('details');
  // The place is there before its words: only then are they said aloud when they come.
  return (
    <div role="status">
      {blockers.length === 0 ? null : (
        <>
          {title === undefined ? null : <p>{title}</p>}
          <ul>
            {blockers.map((each) => (
              <li key={each}>{t(`blocker.${each}`)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
