import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fault } from '../../../shared/base/fault.ts';
import { isOpen, type KioskRequest, stateAt } from '../../../shared/domain/kiosk-request.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './request-line.module.css';

const iconOf = { open: Hourglass, done: CircleCheck, over: CircleX } as const;

/** How a request stands, told to a screen reader as it changes. */
export function RequestLine({
  request,
  busy,
  onWithdraw,
}: {
  readonly request: KioskRequest | undefined;
  readonly busy: boolean;
  readonly onWithdraw: (requestId: string) => void;
}) {
  const { t } = useTranslation('console');
  const { now } = useParts();
  const nowMs = useStore(now);
  // One paragraph for all states: a screen reader tells only what changes in a region that is there.
  if (request === undefined) {
    return (
      <div className="visually-hidden">
        {null}
        <p role="status" />
      </div>
    );
  }
  // The desk says `expired` with the next card; the line does not wait for one.
  const state = stateAt(request, nowMs);
  const look = isOpen(state) ? 'open' : state === 'done' ? 'done' : 'over';
  const Icon = iconOf[look];
  return (
    <div className={`${styles['line']} ${styles[look]}`}>
      <Icon aria-hidden="true" />
      <p role="status">{requestWords(t, { ...request, state })}</p>
      {isOpen(state) ? (
        <Button kind="quiet" disabled={busy} onPress={() => onWithdraw(request.requestId)}>
          {t('request.withdraw')}
        </Button>
      ) : null}
    </div>
  );
}

function requestWords(t: TFunction<'console'>, request: KioskRequest): string {
  const { kind, state, progress, faultCode, kioskName: kiosk } = request;
  switch (state) {
    case 'waiting':
      return t('request.waiting', { kiosk });
    case 'taken':
      return kind === 'read-again'
        ? t(`request.progress.${progress ?? 'started'}`, { kiosk })
        : t('request.progress.started', { kiosk });
    case 'done':
      return t(`request.done.${kind}`, { kiosk });
    case 'failed':
      return faultWords(t, fault(faultCode ?? 'internal/bug', ''));
    case 'expired':
      return t('request.expired', { kiosk });
    case 'withdrawn':
      return t('request.withdrawn');
  }
}
