import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import field from '../../ui/text-field.module.css';
import { useParts, useStore } from '../app/console-parts.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { afterFocus } from '../../ui/after-focus.ts';
import { subjectWords } from '../parts/ticket-words.ts';
import { useFound } from '../find/use-found.ts';
import { useSavedViews } from '../queue/use-saved-views.ts';
import { useSession } from '../session/session.ts';
import { pages } from '../shell/pages.ts';
import menu from '../shell/user-menu.module.css';
import { findCommands, type Command } from './find-commands.ts';
import { actionsOf, type OfferedCommands } from './offered-commands.ts';
import styles from './palette.module.css';

/** So many of each group are shown; a letter more makes them fewer. */
const mostShown = 8;

/** Everything that can be done or opened, by typing a part of its name. */
export function Palette({
  offered,
  onClose,
}: {
  /** What the open card, bars and menus can do now. */
  readonly offered: OfferedCommands;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('palette');
  const [typed, setTyped] = useState('');
  const { groups, busy, failed } = useGroups(typed, offered);
  const commands = groups.flatMap(({ found }) => found);
  return (
    <Dialog title={t('palette:title')} onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key in order to type */}
        <SearchField autoFocus maxLength={200}>
          <Label className="visually-hidden">{t('palette:label')}</Label>
          <Input className={field['field'] ?? ''} placeholder={t('palette:hint')} />
        </SearchField>
        <Menu
          className={styles['list'] ?? ''}
          aria-label={t('palette:title')}
          renderEmptyState={() => <p>{busy ? '' : t('palette:none')}</p>}
          onAction={(key) => {
            const chosen = commands.find(({ id }) => id === key);
            onClose();
            if (chosen !== undefined) afterFocus(chosen.run);
          }}
        >
          {groups
            .filter(({ found }) => found.length > 0)
            .map(({ name, heading, found }) => (
              <MenuSection key={name} id={name}>
                <Header className={menu['header'] ?? ''}>{heading}</Header>
                {found.map(({ id, words, line, keys }) => (
                  <MenuItem key={id} id={id} textValue={words} className={menu['item'] ?? ''}>
                    {words}
                    {line === undefined || line === '' ? null : <small>{line}</small>}
                    {keys === undefined ? null : <ShortcutCap id={keys} />}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </Menu>
      </Autocomplete>
      <p className={styles['state']} role="status">
        {busy ? t('palette:busy') : failed ? t('palette:not-all') : null}
      </p>
    </Dialog>
  );
}

/** What fits, in groups: the open card first, because that is where the work is. */
function useGroups(typed: string, offered: OfferedCommands) {
  const { t, i18n } = useTranslation('palette');
  const { queue } = useParts();
  const { items } = useStore(queue);
  const { role } = useSession();
  const { views } = useSavedViews();
  const navigate = useNavigate();
  const other = i18n.getFixedT(i18n.language === 'nl' ? 'en' : 'nl');
  const toPages: Command[] = pages
    .filter(({ roles }) => (roles as readonly string[]).includes(role))
    .map(({ to, key, words }) => ({
      id: `page ${to}`,
      keys: `g ${key}`,
      words: t(words),
      also: other(words),
      run: () => void navigate({ to, search: {} }),
    }));
  const toViews: Command[] = views.map(({ viewId, name, search }) => ({
    id: `view ${viewId}`,
    words: name,
    run: () => void navigate({ to: '/', search }),
  }));
  const wanted = typed.trim();
  const open: Command[] =
    wanted === ''
      ? []
      : [...items.values()].map((item) => ({
          id: `ticket ${item.ticketId}`,
          words: [
            item.visitCode,
            subjectWords(t, item),
            item.visitorName ?? '',
            item.deviceName ?? '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
          also: String(item.number),
          run: () =>
            void navigate({
              to: '/tickets/$ticketId',
              params: { ticketId: item.ticketId },
              search: {},
            }),
        }));
  const tickets = findCommands(open, typed, mostShown);
  const search: Command = {
    // Not the name of its group: one key twice in a collection of react-aria goes round for ever.
    id: 'search all',
    words: t('palette:search', { words: wanted }),
    run: () => void navigate({ to: '/', search: { q: wanted } }),
  };
  const answer = useFound(wanted);
  const shown = new Set(tickets.map(({ id }) => `found ${id}`));
  const beside = answer.groups.map(({ name, shown: things }) => ({
    name: `found ${name}`,
    heading: t(`palette:kind.${name}`),
    found: things
      .filter(({ id }) => !shown.has(id))
      .map(({ id, words, line, to, search: asked }): Command => ({
        id,
        words,
        line,
        run: () => void navigate({ to, search: asked }),
      })),
  }));
  const groups = (
    [
      { name: 'card', found: findCommands(offered.get('card') ?? [], typed, mostShown) },
      { name: 'tickets', found: tickets },
      { name: 'views', found: findCommands(toViews, typed, mostShown) },
      { name: 'pages', found: findCommands(toPages, typed, mostShown) },
      // After the pages: Enter at a word that both have goes somewhere and does nothing.
      { name: 'actions', found: findCommands(actionsOf(offered), typed, mostShown) },
      { name: 'search', found: wanted === '' ? [] : [search] },
    ] as const
  ).map(({ name, found }) => ({ name, heading: t(`palette:group.${name}`), found }));
  // Last, because it comes last: what is there already stays under the hand that goes to it.
  return { ...answer, groups: [...groups, ...beside] };
}
