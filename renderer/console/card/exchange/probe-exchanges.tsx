import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isWhole,
  transcriptOf,
  type ProbeRecord,
} from '../../../../shared/domain/exchange-record.ts';
import { Button } from '../../../ui/button.tsx';
import { saveText } from '../../parts/save-text.ts';
import { ExchangeLine } from './exchange-line.tsx';
import styles from './raw-exchange.module.css';

/** The exchanges of one probe; drawn when they are opened, because there may be a thousand. */
export function ProbeExchanges({
  record,
  readoutId,
}: {
  readonly record: ProbeRecord;
  readonly readoutId: string;
}) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  const { probe, exchanges, leftOut } = record;
  const title = t(`devices:probe.${probe}`, { defaultValue: probe });
  return (
    <details className={styles['probe']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} <span className={styles['count']}>{probe}</span>{' '}
        <span className={styles['count']}>
          {t('exchange.count', { count: exchanges.length + leftOut })}
        </span>
      </summary>
      {!open ? null : (
        <>
          <TextActions
            name={`${probe}.${readoutId.slice(0, 8)}.txt`}
            text={() => transcriptOf(record, readoutId)}
          />
          <p className={styles['none']}>
            {t(isWhole(record) ? 'exchange.plays-again' : 'exchange.left-out')}
          </p>
          <ol className={styles['lines']}>
            {exchanges.map((exchange, at) => (
              // A record never changes, so a place in it is an identity.
              <ExchangeLine key={at} exchange={exchange} number={at + 1} />
            ))}
          </ol>
          {leftOut === 0 ? null : (
            <p className={styles['none']}>{t('exchange.more', { count: leftOut })}</p>
          )}
        </>
      )}
    </details>
  );
}

/** Copies or saves a text, and says whether it worked. */
function TextActions({ name, text }: { readonly name: string; readonly text: () => string }) {
  const { t } = useTranslation('console');
  const [said, setSaid] = useState<'copied' | 'not-copied' | null>(null);
  const copy = () => {
    // Absent where the console is served without TLS from another machine.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) setSaid('not-copied');
    else {
      clipboard.writeText(text()).then(
        () => setSaid('copied'),
        () => setSaid('not-copied'),
      );
    }
  };
  return (
    <div className={styles['actions']}>
      <Button kind="quiet" icon={<Copy />} onPress={copy}>
        {t('exchange.copy')}
      </Button>
      <Button kind="quiet" icon={<Download />} onPress={() => saveText(name, text(), 'text/plain')}>
        {t('exchange.download')}
      </Button>
      <span role="status">{said === null ? '' : t(`exchange.${said}`)}</span>
    </div>
  );
}
