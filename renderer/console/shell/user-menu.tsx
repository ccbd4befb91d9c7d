import { ChevronDown, Coffee, Keyboard, MapPin, MonitorUp } from 'lucide-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Header,
  Popover,
  type Selection,
  Separator,
} from 'react-aria-components';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { counterWords } from '../parts/ticket-words.ts';
import { useSession } from '../session/session.ts';
import { settingsSchema } from '../settings/settings.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { AccountItems } from './account-items.tsx';
import {
  breakMinutes,
  languages,
  themes,
  useUserActions,
  type UserPanels,
} from './use-user-actions.ts';
import styles from './user-menu.module.css';

/** Who is signed in and where, and what one sets for oneself. */
export function UserMenu({
  buttonRef,
  ...panels
}: UserPanels & {
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}) {
  const { t } = useTranslation('console');
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ place: 'page', moves: [] }, { 'own-menu': () => setOpen(true) });
  const chosen = useStore(useParts().settings);
  const session = useSession();
  const site = useSitesToName().find(({ siteId }) => siteId === siteIdOf(session));
  const { isBack, begin, choose, openScreen } = useUserActions(panels);

  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button ref={buttonRef} className={styles['button'] ?? ''}>
        <span className={styles['who']}>
          <span className={styles['name']}>{session.name}</span>
          <span className={styles['where']}>
            {session.counter === null ? t('counter.none') : counterWords(t, session.counter)}
            {site === undefined ? null : ` · ${site.name}`}
          </span>
        </span>
        <ShortcutCap id="own-menu" />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} aria-label={t('menu.title')} autoFocus="first">
          <MenuItem className={styles['item'] ?? ''} onAction={panels.onCounter}>
            <MapPin aria-hidden="true" />
            {t('menu.counter')}
          </MenuItem>
          <MenuItem className={styles['item'] ?? ''} onAction={panels.onKeys}>
            <Keyboard aria-hidden="true" />
            {t('menu.keys')}
            <ShortcutCap id="help" />
          </MenuItem>
          <MenuItem className={styles['item'] ?? ''} onAction={openScreen}>
            <MonitorUp aria-hidden="true" />
            {t('counter-screen:open')}
          </MenuItem>
          {isBack ? (
            <>
              <Separator className={styles['line'] ?? ''} />
              <MenuSection>
                <Header className={styles['header'] ?? ''}>{t('break.title')}</Header>
                {breakMinutes.map((minutes) => (
                  <MenuItem
                    key={minutes}
                    className={styles['item'] ?? ''}
                    onAction={() => begin(minutes)}
                  >
                    <Coffee aria-hidden="true" />
                    {t('break.minutes', { count: minutes })}
                  </MenuItem>
                ))}
              </MenuSection>
            </>
          ) : null}
          <Separator className={styles['line'] ?? ''} />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen.locale]}
            onSelectionChange={(keys) =>
              choose({ locale: localeSchema.catch(chosen.locale).parse(firstOf(keys)) })
            }
          >
            <Header className={styles['header'] ?? ''}>{t('menu.language')}</Header>
            {languages.map(([locale, name]) => (
              <MenuItem id={locale} key={locale} className={styles['option'] ?? ''} lang={locale}>
                {name}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen.theme]}
            onSelectionChange={(keys) =>
              choose({ theme: settingsSchema.shape.theme.parse(firstOf(keys)) })
            }
          >
            <Header className={styles['header'] ?? ''}>{t('menu.theme')}</Header>
            {themes.map((theme) => (
              <MenuItem id={theme} key={theme} className={styles['option'] ?? ''}>
                {t(`theme.${theme}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={chosen.saysNewcomers ? ['newcomers'] : []}
            onSelectionChange={(keys) =>
              choose({ saysNewcomers: keys === 'all' || keys.has('newcomers') })
            }
          >
            <Header className={styles['header'] ?? ''}>{t('menu.screen-reader')}</Header>
            <MenuItem id="newcomers" className={styles['option'] ?? ''}>
              {t('menu.newcomers')}
            </MenuItem>
          </MenuSection>
          <Separator className={styles['line'] ?? ''} />
          <AccountItems onPassword={panels.onPassword} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The one chosen key; React Aria gives `all` where everything is, which a single choice never is. */
function firstOf(keys: Selection): unknown {
  return keys === 'all' ? undefined : keys.values().next().value;
}
