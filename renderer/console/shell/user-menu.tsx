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
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { counterWords } from '../parts/ticket-words.ts';
import { openCounterScreen } from '../counter-screen/open-counter-screen.ts';
import { awayUntil } from '../session/away-until.ts';
import { useSession } from '../session/session.ts';
import { useBreak } from '../session/use-break.ts';
import { settingsSchema, type Settings } from '../settings/settings.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { AccountItems } from './account-items.tsx';
import styles from './user-menu.module.css';

const themes = [
  'system',
  'light',
  'dark',
  'contrast',
] as const satisfies readonly Settings['theme'][];

/** How long the usual breaks last. */
const breakMinutes = [10, 15, 30, 60];

/** Who is signed in and where, and what one sets for oneself. */
export function UserMenu({
  onKeys,
  onCounter,
  onPassword,
  buttonRef,
}: {
  readonly onKeys: () => void;
  readonly onCounter: () => void;
  readonly onPassword: () => void;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}) {
  const { t } = useTranslation('console');
  const { settings, notice, now } = useParts();
  const chosen = useStore(settings);
  const session = useSession();
  const isBack = awayUntil(session, useStore(now)) === null;
  const site = useSitesToName().find(({ siteId }) => siteId === siteIdOf(session));
  const { begin } = useBreak();
  const choose = (change: Partial<Settings>) =>
    settings.set(settingsSchema.parse({ ...settings.get(), ...change }));

  return (
    <MenuTrigger>
      <Button ref={buttonRef} className={styles['button'] ?? ''}>
        <span className={styles['who']}>
          <span className={styles['name']}>{session.name}</span>
          <span className={styles['where']}>
            {session.counter === null ? t('counter.none') : counterWords(t, session.counter)}
            {site === undefined ? null : ` · ${site.name}`}
          </span>
        </span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} aria-label={t('menu.title')}>
          <MenuItem className={styles['item'] ?? ''} onAction={onCounter}>
            <MapPin aria-hidden="true" />
            {t('menu.counter')}
          </MenuItem>
          <MenuItem className={styles['item'] ?? ''} onAction={onKeys}>
            <Keyboard aria-hidden="true" />
            {t('menu.keys')}
          </MenuItem>
          <MenuItem
            className={styles['item'] ?? ''}
            onAction={() => {
              if (openCounterScreen()) return;
              notice.set({ tone: 'trouble', words: t('counter-screen:blocked') });
            }}
          >
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
            <MenuItem id="nl" className={styles['option'] ?? ''} lang="nl">
              Nederlands
            </MenuItem>
            <MenuItem id="en" className={styles['option'] ?? ''} lang="en">
              English
            </MenuItem>
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
          <Separator className={styles['line'] ?? ''} />
          <AccountItems onPassword={onPassword} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The one chosen key; React Aria gives `all` where everything is, which a single choice never is. */
function firstOf(keys: Selection): unknown {
  return keys === 'all' ? undefined : keys.values().next().value;
}
