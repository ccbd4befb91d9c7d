import { useTranslation } from 'react-i18next';
import { Switch } from 'react-aria-components';
import { Dialog } from '../../ui/dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { shortcuts, type Shortcut } from './shortcuts.ts';
import styles from './shortcut-list.module.css';

const groups = [
  { name: 'everywhere', where: ['everywhere', 'list', 'form'] },
  { name: 'card', where: ['card'] },
] as const;

function capsOf(shortcut: Shortcut): readonly string[] {
  const key = shortcut.key === 'Escape' ? 'Esc' : shortcut.key;
  if (shortcut.modified) return ['Ctrl', key];
  return shortcut.shift ? ['Shift', key.toUpperCase()] : [key];
}

/** All keys, as `?` shows them, and the switch that turns single keys off (WCAG 2.1.4). */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const chosen = useStore(settings);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <section key={group.name} aria-label={t(`keys.group.${group.name}`)}>
            <h3>{t(`keys.group.${group.name}`)}</h3>
            <dl className={styles['list']}>
              {shortcuts
                .filter((each) => group.where.some((where) => where === each.where))
                .map((each) => (
                  <div key={each.id} className={styles['row']}>
                    <dt>
                      {capsOf(each).map((cap) => (
                        <KeyCap key={cap} keys={cap} />
                      ))}
                      <span className="visually-hidden">{capsOf(each).join(' + ')}</span>
                    </dt>
                    <dd>{t(`keys.${each.id}`)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={styles['foot']}>
        <Switch
          className={styles['switch'] ?? ''}
          isSelected={chosen.keys}
          onChange={(keys) => settings.set({ ...chosen, keys })}
        >
          <span className={styles['track']} aria-hidden="true" />
          {t('keys.enabled')}
        </Switch>
        <Button onPress={onClose}>{t('close-dialog')}</Button>
      </div>
    </Dialog>
  );
}
