import { Bookmark, BookmarkPlus, Settings2, UsersRound } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../shared/domain/saved-view.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { useParts } from '../app/console-parts.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useSession } from '../session/session.ts';
import menu from '../shell/user-menu.module.css';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { ManageViews } from './manage-views.tsx';
import { isAsked, type QueueSearch, queueSearchSchema, visibleItems } from './queue-view.ts';
import { useMarked } from './use-marked.ts';
import { SaveView } from './save-view.tsx';
import { useSavedViews } from './use-saved-views.ts';

/** Lists under a name: one's own and shared ones; the key v opens them. */
export const SavedViews = memo(function SavedViews({
  search,
  onSearch,
}: {
  readonly search: QueueSearch;
  readonly onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useTranslation('lists');
  const list = useSavedViews();
  const [isOpen, setOpen] = useState(false);
  const [over, setOver] = useState<'save' | 'manage' | null>(null);
  useShortcuts({ place: 'list', moves: [] }, { views: () => setOpen(true) });
  const { settings } = useParts();
  const session = useSession();
  const sites = useSitesToName();
  const { seen } = useSeenSite();
  const site = seen === 'all' ? seen : seen.siteId;
  // Where there is one site a view has none, and what it may have had before counts for nothing.
  const saved = sites.length === 0 ? search : { ...search, site };
  const current = list.views.find(({ search: { site: at = site, ...kept } }) =>
    sameSearch(sites.length === 0 ? kept : { ...kept, site: at }, saved),
  );
  const open = ({ search: { site: at, ...kept } }: SavedView) => {
    if (at !== undefined) {
      settings.set({ ...settings.get(), seenSite: at === siteIdOf(session) ? 'here' : at });
    }
    onSearch(queueSearchSchema.parse(kept));
  };
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={menu['button'] ?? ''}>
          <Bookmark aria-hidden="true" />
          {current?.name ?? t('view.menu')}
          <ShortcutCap id="views" />
        </Button>
        <Popover className={menu['popover'] ?? ''} placement="bottom start">
          {/* Opened by its key, as it is no press of its button, nothing in it would have the focus. */}
          <Menu className={menu['menu'] ?? ''} aria-label={t('view.menu')} autoFocus="first">
            {list.views.map((view) => (
              <MenuItem
                key={view.viewId}
                className={menu['item'] ?? ''}
                textValue={view.name}
                onAction={() => open(view)}
              >
                {view.shared ? <UsersRound aria-hidden="true" /> : <Bookmark aria-hidden="true" />}
                {view.name} <ViewCount view={view} />
              </MenuItem>
            ))}
            {list.views.length === 0 ? null : <Separator className={menu['line'] ?? ''} />}
            <MenuItem className={menu['item'] ?? ''} onAction={() => setOver('save')}>
              <BookmarkPlus aria-hidden="true" />
              {t('view.save')}
            </MenuItem>
            {list.views.length === 0 ? null : (
              <MenuItem className={menu['item'] ?? ''} onAction={() => setOver('manage')}>
                <Settings2 aria-hidden="true" />
                {t('view.manage')}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {over === 'save' ? (
        <SaveView list={list} search={saved} onClose={() => setOver(null)} />
      ) : null}
      {over === 'manage' ? <ManageViews list={list} onClose={() => setOver(null)} /> : null}
    </>
  );
});

/** How many a view of what is open shows here at this moment; counted only while the menu is open. */
function ViewCount({ view }: { readonly view: SavedView }) {
  const { queue } = useParts();
  const { accountId } = useSession();
  const { isHere } = useSeenSite(view.search.site);
  const search = queueSearchSchema.parse(view.search);
  const marked = useMarked(search);
  if (isAsked(search) || marked.busy || marked.fault !== null) return null;
  const items = [...queue.get().items.values()].filter(isHere);
  return <>({visibleItems(items, search, accountId, marked.ids).length})</>;
}

function sameSearch(one: object, other: object): boolean {
  const sorted = (search: object) =>
    JSON.stringify(
      Object.entries(search)
        .filter(([, value]) => value !== undefined)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    );
  return sorted(one) === sorted(other);
}
