import { useTranslation } from 'react-i18next';
import { Switch } from 'react-aria-components';
import { Dialog } from '../../ui/dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { cardForms, tabsInOrder } from '../card/card-parts.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { viewNames } from '../queue/queue-view.ts';
import { useSession } from '../session/session.ts';
import { pages } from '../shell/pages.ts';
import { capsOf, shortcuts, type Shortcut, type ShortcutId } from './shortcuts.ts';
import styles from './shortcut-list.module.css';

interface KeyLine {
  readonly id: ShortcutId;
  /** What it does, in the catalogue. */
  readonly words: string;
}

/** All keys, as `?` shows them, and the switch that turns single keys off (WCAG 2.1.4). */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { role } = useSession();
  const chosen = useStore(settings);
  const groups: readonly { readonly name: string; readonly lines: readonly KeyLine[] }[] = [
    { name: 'everywhere', lines: linesOf('everywhere', 'form') },
    {
      name: 'list',
      lines: [
        ...linesOf('list'),
        ...viewNames.map((name, place) => ({
          id: `nth ${place + 1}` as const,
          words: `console:view.${name}`,
        })),
      ],
    },
    { name: 'card', lines: linesOf('ticket', 'card') },
    {
      name: 'tabs',
      lines: tabsInOrder.map(({ words }, place) => ({ id: `nth ${place + 1}`, words })),
    },
    { name: 'forms', lines: cardForms.map(({ key, words }) => ({ id: `f ${key}`, words })) },
    { name: 'bench', lines: linesOf('bench') },
    {
      name: 'pages',
      lines: pages
        .filter(({ roles }) => (roles as readonly string[]).includes(role))
        .map(({ key, words }) => ({ id: `g ${key}`, words })),
    },
  ];
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className={styles['groups']}>
        {groups.map(({ name, lines }) => (
          <section key={name} aria-label={t(`keys.group.${name}`)}>
            <h3>{t(`keys.group.${name}`)}</h3>
            <dl className={styles['list']}>
              {lines.map(({ id, words }) => (
                <div key={id} className={styles['row']}>
                  <dt>
                    <KeyCap keys={capsOf(id)} />
                    <span className="visually-hidden">
                      {capsOf(id).replace('⇧', 'Shift + ').replace('↵', 'Enter')}
                    </span>
                  </dt>
                  <dd>{t(words)}</dd>
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

function linesOf(...places: readonly Shortcut['where'][]): readonly KeyLine[] {
  return shortcuts
    .filter(({ where }) => places.includes(where))
    .map(({ id }) => ({
      id,
      words: id.startsWith('bench-') ? `bench:do.${id.slice(6)}` : `console:keys.${id}`,
    }));
}
