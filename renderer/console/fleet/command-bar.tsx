import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskDetail } from '../../../shared/contract/fleet-routes.ts';
import type { CommandKind } from '../../../shared/domain/fleet/kiosk-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { fleetKey } from './use-fleet.ts';

const atOnce = ['self-test', 'drain', 'restart', 'update', 'log-bundle'] as const;

/** What the kiosk can be told from here; it hears it within half a minute. */
export function CommandBar({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { desk } = useParts();
  const act = useAct([fleetKey]);
  const [isLocking, setLocking] = useState(false);
  const { kioskId } = kiosk;
  const tell = (kind: CommandKind, message = '') =>
    act.run(
      desk.call('fleet.command', { params: { kioskId }, body: { kind, message } }),
      t('command.asked'),
    );
  const isLocked = kiosk.beat?.locked === true;
  return (
    <div className={styles['actions']} role="group" aria-label={t('command.title')}>
      {isLocked ? (
        <Button disabled={act.busy} onPress={() => void tell('unlock')}>
          {t('command.unlock')}
        </Button>
      ) : (
        <Button disabled={act.busy} onPress={() => setLocking(true)}>
          {t('command.lock')}
        </Button>
      )}
      {atOnce.map((kind) => (
        <Button key={kind} disabled={act.busy} onPress={() => void tell(kind)}>
          {t(`command.${kind}`)}
        </Button>
      ))}
      {isLocking ? (
        <LockDialog
          onClose={() => setLocking(false)}
          onLock={async (message) => {
            if ((await tell('lock', message)) !== null) setLocking(false);
          }}
        />
      ) : null}
    </div>
  );
}

function LockDialog({
  onClose,
  onLock,
}: {
  readonly onClose: () => void;
  readonly onLock: (message: string) => Promise<void>;
}) {
  const { t } = useTranslation('fleet');
  const [message, setMessage] = useState('');
  return (
    <Dialog title={t('lock.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void onLock(message);
        }}
      >
        <TextField
          label={t('lock.message')}
          hint={t('lock.hint')}
          value={message}
          maxLength={200}
          rows={2}
          onChange={setMessage}
        />
        <SubmitButton>{t('lock.submit')}</SubmitButton>
      </form>
    </Dialog>
  );
}
