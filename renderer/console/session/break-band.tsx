import { Coffee } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import { awayUntil } from './away-until.ts';
import styles from '../parts/band.module.css';
import { useSession } from './session.ts';
import { useBreak } from './use-break.ts';

/** Says over the whole page that one is on a break; waits outside reckon with it. */
export function BreakBand() {
  const { t } = useTranslation('console');
  const { now, settings } = useParts();
  const { locale } = useStore(settings);
  const until = awayUntil(useSession(), useStore(now));
  const { end, busy } = useBreak();
  useOfferedActions(
    'break',
    until === null ? [] : [{ id: 'back', parts: ['console:break.back'], also: 'break', run: end }],
  );
  if (until === null) return null;
  return (
    <div className={styles['band']} role="status">
      <Coffee aria-hidden="true" />
      <p>{t('break.until', { time: formatTime(new Date(until), locale) })}</p>
      <Button kind="primary" disabled={busy} onPress={end}>
        {t('break.back')}
      </Button>
    </div>
  );
}
