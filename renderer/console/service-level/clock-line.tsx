import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { closureWords } from './closure-words.ts';
import { ClockMeter } from './clock-meter.tsx';
import { useClocks, usePause } from './use-clocks.ts';
import styles from './clock-line.module.css';

/** Where the ticket stands against what was agreed, and the pause that it is in. */
export function ClockLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('service-level');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId } = ticket.item;
  const { data, error } = useClocks(ticketId);
  const { resume, busy } = usePause(ticketId);
  if (data === undefined) {
    const fault = faultOf(error);
    return (
      <p className={styles['line']} role={fault === null ? undefined : 'alert'}>
        {fault === null ? t('busy') : faultWords(t, fault)}
      </p>
    );
  }
  const { at, response, resolution, pause, closures = [] } = data;
  return (
    <section className={styles['line']} aria-label={t('title')}>
      <ClockMeter name={t('response')} clock={response} at={at} />
      <ClockMeter name={t('resolution')} clock={resolution} at={at} />
      {pause === null ? null : (
        <div className={styles['pause']}>
          <p>
            <strong>
              {t('pause.now', {
                by: pause.by,
                moment: formatShortMoment(new Date(pause.until), new Date(at), locale),
              })}
            </strong>{' '}
            {t(`pause.cause.${pause.cause}`)}: <q>{pause.reason}</q>
          </p>
          <Button icon={<Play />} disabled={busy} onPress={resume}>
            {t('pause.resume')}
          </Button>
        </div>
      )}
      {closures.map((closure) => (
        <p key={closure.closureId} className={styles['closure']}>
          {closureWords(t, closure, at, locale)}
        </p>
      ))}
    </section>
  );
}
