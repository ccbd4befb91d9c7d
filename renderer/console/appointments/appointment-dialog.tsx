import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';

/** What is asked about before it is done. */
export type AppointmentStep = 'cancel' | 'expect-again';

/** Says what a step means and does it, or leaves the appointment as it is. */
export function AppointmentDialog({
  step,
  appointment,
  onClose,
  onDone,
}: {
  readonly step: AppointmentStep;
  readonly appointment: Appointment;
  readonly onClose: () => void;
  /** It is done and the list is read again: the button that asked may be gone. */
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call(`appointment.${step}`, {
          params: { appointmentId: appointment.appointmentId },
          body: { version: appointment.version },
        }),
      ),
    onSuccess: onClose,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['appointments'] });
      onDone();
    },
  });
  const fault = faultOf(take.error);
  return (
    <Dialog
      urgent
      title={t(`appointments:${step}-of`, { name: appointment.visitorName })}
      onClose={onClose}
    >
      <p>{t(`appointments:${step}-means`)}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <Button
        kind={step === 'cancel' ? 'danger' : 'primary'}
        disabled={take.isPending}
        onPress={() => take.mutate()}
      >
        {t(`appointments:${step}-yes`)}
      </Button>
      <Button disabled={take.isPending} onPress={onClose}>
        {t('appointments:leave-as-is')}
      </Button>
    </Dialog>
  );
}
