import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { afterFocus } from '../../ui/after-focus.ts';
import type { CardForm } from './card-parts.ts';
import styles from '../shell/user-menu.module.css';

/** What can be done with a ticket less often than the buttons of the card. */
export function MoreMenu({
  forms,
  onOpen,
}: {
  readonly forms: readonly CardForm[];
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('console');
  if (forms.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className={styles['button'] ?? ''}>
        <Ellipsis aria-hidden="true" />
        {t('card.more')}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} aria-label={t('card.more')}>
          {forms.map(({ id, key, words, Icon }) => (
            <MenuItem
              key={id}
              className={styles['item'] ?? ''}
              // The menu gives the focus back to its button; the form takes it after that.
              onAction={() => afterFocus(() => onOpen(id))}
            >
              <Icon aria-hidden="true" />
              {t(words)}
              <ShortcutCap id={`f ${key}`} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
