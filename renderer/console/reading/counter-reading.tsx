import { ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isTicketOver } from '../../../shared/domain/ticket-over.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Choice } from '../parts/choice.tsx';
import { Comparison } from './comparison.tsx';
import styles from './counter-reading.module.css';
import { HeldList } from './held-list.tsx';
import { kiosksAt } from './kiosk-choice.ts';
import { readingsOf } from './readings-of.ts';
import { RequestLine } from './request-line.tsx';
import { useChosenKiosk, useKioskRequest, useKiosks } from './use-kiosk-request.ts';

/** Reading again from the counter: ask, see how it goes, and compare what came of it. */
export function CounterReading({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { ticketId, status } = ticket.item;
  const kiosks = kiosksAt(useKiosks(), ticket.item);
  const { chosen, choose } = useChosenKiosk(ticket, kiosks);
  const { ask, withdraw, busy } = useKioskRequest(ticketId);
  const isOver = isTicketOver(status);
  const readAgain = () => {
    if (chosen !== null && !busy) ask({ kind: 'read-again', kioskId: chosen.kioskId });
  };
  useShortcuts({ place: 'card', moves: [] }, isOver ? {} : { 'read-again': readAgain });
  const lines = readingsOf(ticket);

  return (
    <>
      {isOver || chosen === null ? null : (
        <div className={styles['ask']}>
          <Button icon={<ScanSearch />} disabled={busy} onPress={readAgain}>
            {t('request.read-again')} <ShortcutCap id="read-again" />
          </Button>
          {kiosks.length < 2 ? null : (
            <Choice
              quiet
              label={t('request.kiosk')}
              value={chosen.kioskId}
              options={kiosks.map(({ kioskId, name }) => ({ value: kioskId, words: name }))}
              onChange={choose}
            />
          )}
          {chosen.reachable ? null : (
            <p className={styles['offline']}>{t('request.offline', { kiosk: chosen.name })}</p>
          )}
        </div>
      )}
      <RequestLine request={ticket.kioskRequests.at(-1)} busy={busy} onWithdraw={withdraw} />
      {isOver ? null : <HeldList kiosks={kiosks} busy={busy} onRelease={ask} />}
      <Comparison lines={lines} />
    </>
  );
}
