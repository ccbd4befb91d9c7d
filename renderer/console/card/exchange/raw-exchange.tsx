import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import type { Readout } from '../../../../shared/domain/readout.ts';
import { faultOf } from '../../app/desk-query.ts';
import { faultWords } from '../../app/fault-words.ts';
import { ProbeExchanges } from './probe-exchanges.tsx';
import styles from './raw-exchange.module.css';
import { useExchanges } from './use-exchanges.ts';

/** What was asked of the device and what it answered, for experts: fetched when somebody opens it. */
export function RawExchange({
  ticketId,
  readout,
}: {
  readonly ticketId: string;
  readonly readout: Readout;
}) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles['fold']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('exchange.title')}</summary>
      {!open ? null : readout.exchangesHash === undefined ? (
        <p className={styles['none']}>{t('exchange.not-kept')}</p>
      ) : (
        <Fetched ticketId={ticketId} readoutId={readout.readoutId} />
      )}
    </details>
  );
}

function Fetched({
  ticketId,
  readoutId,
}: {
  readonly ticketId: string;
  readonly readoutId: string;
}) {
  const { t } = useTranslation('console');
  const { data, error, refetch } = useExchanges(ticketId, readoutId);
  const fault = faultOf(error);
  if (data === undefined && fault !== null) {
    return (
      <div role="alert" className={styles['none']}>
        <p>{faultWords(t, fault)}</p>
        <Button kind="quiet" onPress={() => void refetch()}>
          {t('exchange.again')}
        </Button>
      </div>
    );
  }
  if (data === undefined || data === null) {
    return (
      <p role="status" className={styles['none']}>
        {t(data === null ? 'exchange.on-its-way' : 'exchange.loading')}
      </p>
    );
  }
  const probes = data.probes.filter(
    ({ exchanges, leftOut }) => exchanges.length > 0 || leftOut > 0,
  );
  if (probes.length === 0) return <p className={styles['none']}>{t('exchange.nothing-asked')}</p>;
  return (
    <>
      <p className={styles['none']}>{t('exchange.what')}</p>
      {probes.map((record) => (
        <ProbeExchanges key={record.probe} record={record} readoutId={data.readoutId} />
      ))}
    </>
  );
}
