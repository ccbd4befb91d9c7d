import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { instantOf, localMoment } from './local-moment.ts';
import { NativeField } from './native-field.tsx';
import styles from './closures.module.css';

/** Asks for another time for an appointment. */
export function MoveDialog({
  name,
  startsAt,
  fault,
  busy,
  onMove,
  onClose,
}: {
  readonly name: string;
  /** The time that is offered first. */
  readonly startsAt: string;
  readonly fault: Fault | null;
  readonly busy: boolean;
  readonly onMove: (startsAt: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('service-level');
  const [time, setTime] = useState(() => localMoment(new Date(startsAt)));
  const moment = instantOf(time);
  return (
    <Dialog title={t('closure.appointments.move-title', { name })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (moment !== null && !busy) onMove(moment.toISOString());
        }}
      >
        <NativeField
          type="datetime-local"
          label={t('closure.appointments.new-time')}
          value={time}
          onChange={setTime}
        />
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        <SubmitButton
          disabled={moment === null}
          busy={busy ? t('closure.appointments.move') : null}
        >
          {t('closure.appointments.move')}
        </SubmitButton>
        <Button wide kind="quiet" onPress={onClose}>
          {t('closure.appointments.put-away')}
        </Button>
      </form>
    </Dialog>
  );
}
