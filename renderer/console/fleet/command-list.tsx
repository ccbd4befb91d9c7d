import { useTranslation } from 'react-i18next';
import type { KioskDetail } from '../../../shared/contract/fleet-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { useSession } from '../session/session.ts';
import { saveText } from '../parts/save-text.ts';

/** What the kiosk was told, by whom, and what came of it. */
export function CommandList({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { locale } = useStore(useParts().settings);
  const { desk } = useParts();
  const isAdmin = useSession().role === 'admin';
  const act = useAct([]);
  const { kioskId } = kiosk;
  const save = async (commandId: string) => {
    const asked = desk.call('fleet.log-bundle', { params: { kioskId, commandId } });
    const reply = await act.run(asked, t('command.saved'));
    if (reply?.bundle != null) saveText(`${kiosk.name}.log`, reply.bundle, 'text/plain');
  };
  if (kiosk.commands.length === 0) return <p>{t('command.none')}</p>;
  return (
    <ul className={styles['movements']}>
      {kiosk.commands.map((command) => (
        <li key={command.commandId}>
          {t(`command.${command.kind}`)}: {t(`state.${command.state}`)}
          {command.detail === '' ? '' : ` (${command.detail})`}
          <span className={styles['by']}>
            {command.askedBy} · {formatDateTime(new Date(command.askedAt), locale)}
          </span>
          {isAdmin && command.kind === 'log-bundle' && command.state === 'done' ? (
            <Button disabled={act.busy} onPress={() => void save(command.commandId)}>
              {t('command.save')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
