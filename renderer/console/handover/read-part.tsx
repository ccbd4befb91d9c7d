import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import type { HandoverLine } from './handover-draft.ts';
import type { Scanned } from './use-scan.ts';

/** The device that was read last for this ticket goes on the list, with its serial number as proof. */
export function ReadPart({
  ticketId,
  onRead,
}: {
  readonly ticketId: string;
  readonly onRead: (scanned: Scanned, reading: HandoverLine['reading']) => void;
}) {
  const { t } = useTranslation('handover');
  const { desk } = useParts();
  const [busy, setBusy] = useState(false);
  const trouble = (fault: Fault) => onRead({ kind: 'trouble', words: faultWords(t, fault) }, null);
  const read = async () => {
    setBusy(true);
    const reply = await desk.call('handover.reading', { params: { ticketId } });
    setBusy(false);
    if (!reply.ok) {
      trouble(reply.fault);
      return;
    }
    const { found, reading } = reply.value;
    if (found !== null) onRead({ kind: 'asset', found }, reading);
    else {
      const words =
        reading === null ? t('read.nothing') : t('read.unknown', { serial: reading.serial });
      onRead({ kind: 'trouble', words }, null);
    }
  };
  return (
    <div>
      <Button icon={<ScanSearch />} disabled={busy} onPress={() => void read()}>
        {t('read.do')}
      </Button>
    </div>
  );
}
