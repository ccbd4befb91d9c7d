import { useTranslation } from 'react-i18next';
import { useParts, useStore } from '../app/console-parts.ts';
import { openCounterScreen } from '../counter-screen/open-counter-screen.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import { awayUntil } from '../session/away-until.ts';
import { useSession, useSignOut } from '../session/session.ts';
import { useBreak } from '../session/use-break.ts';
import { settingsSchema, type Settings } from '../settings/settings.ts';

export const themes = [
  'system',
  'light',
  'dark',
  'contrast',
] as const satisfies readonly Settings['theme'][];

/** In their own words, whatever the language of the page. */
export const languages = [
  ['nl', 'Nederlands'],
  ['en', 'English'],
] as const satisfies readonly (readonly [Settings['locale'], string])[];

/** How long the usual breaks last. */
export const breakMinutes = [10, 15, 30, 60] as const;

/** The parts of the page that the menu opens. */
export interface UserPanels {
  readonly onKeys: () => void;
  readonly onCounter: () => void;
  readonly onPassword: () => void;
}

/** What one does for oneself, as the menu shows it and the palette finds it. */
export function useUserActions({ onKeys, onCounter, onPassword }: UserPanels) {
  const { t } = useTranslation('console');
  const { settings, notice, now } = useParts();
  const isBack = awayUntil(useSession(), useStore(now)) === null;
  const { begin } = useBreak();
  const signOut = useSignOut();
  const choose = (change: Partial<Settings>) =>
    settings.set(settingsSchema.parse({ ...settings.get(), ...change }));
  const openScreen = () => {
    if (openCounterScreen()) return;
    notice.set({ tone: 'trouble', words: t('counter-screen:blocked') });
  };
  useOfferedActions('user', [
    { id: 'keys', parts: ['console:menu.keys'], also: 'keys', keys: 'help', run: onKeys },
    { id: 'counter', parts: ['console:menu.counter'], run: onCounter },
    { id: 'screen', parts: ['counter-screen:open'], run: openScreen },
    ...(isBack ? breakMinutes : []).map((minutes) => ({
      id: `break ${minutes}`,
      parts: ['console:break.title', ['console:break.minutes', { count: minutes }] as const],
      also: 'break' as const,
      run: () => begin(minutes),
    })),
    ...languages.map(([locale, name]) => ({
      id: `language ${locale}`,
      parts: ['console:menu.language', { asItIs: name }],
      run: () => choose({ locale }),
    })),
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      parts: ['console:menu.theme', `console:theme.${theme}`],
      also: 'theme' as const,
      run: () => choose({ theme }),
    })),
    { id: 'password', parts: ['console:menu.password'], run: onPassword },
    {
      id: 'sign-out',
      parts: ['console:menu.sign-out'],
      also: 'sign-out',
      run: () => void signOut(),
    },
  ]);
  return { isBack, begin, choose, openScreen };
}
