import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useSession } from '../session/session.ts';
import menu from '../shell/user-menu.module.css';
import styles from './bell.module.css';
import { NoticeLine } from './notice-line.tsx';
import { noticesKey, useNotices } from './use-notices.ts';

/** What concerns whoever is signed in. Opening it is having seen it. */
export function Bell() {
  const { t } = useTranslation('notices');
  const { desk } = useParts();
  const client = useQueryClient();
  const list = useNotices();
  /** What was new when the list was opened stays marked until it is closed. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(false);
  const { role } = useSession();
  const seen = useMutation({
    mutationFn: (until: string) => valueOf(desk.call('notice.seen', { body: { until } })),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey }),
  });
  const notices = list.data?.notices ?? [];
  const unseen = notices.filter((notice) => !notice.seen);
  const newest = notices.at(0);
  const fault = faultOf(list.error ?? seen.error);

  const turn = (open: boolean) => {
    setOpen(open);
    setFresh(new Set(open ? unseen.map(({ noticeId }) => noticeId) : []));
    if (open && newest !== undefined && unseen.length > 0) seen.mutate(newest.at);
  };
  // An approver has no list of keys to switch them off in.
  useShortcuts(
    { place: 'page', moves: [] },
    role === 'approver' ? {} : { notices: () => turn(true) },
  );
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={turn}>
      <Button className={menu['button'] ?? ''}>
        <span className="visually-hidden">{t('notices:bell', { count: unseen.length })}</span>
        <BellIcon aria-hidden="true" />
        {unseen.length === 0 ? null : (
          <span className={menu['count']} aria-hidden="true">
            {unseen.length}
          </span>
        )}
        {role === 'approver' ? null : <ShortcutCap id="notices" />}
      </Button>
      <Popover className={`${menu['popover']} ${styles['popover']}`} placement="bottom end">
        <Dialog className={styles['dialog'] ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" level={2} className={styles['title'] ?? ''}>
                {t('notices:title')}
              </Heading>
              {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
              {list.isPending ? <p role="status">{t('notices:busy')}</p> : null}
              {list.isSuccess && notices.length === 0 ? <p>{t('notices:none')}</p> : null}
              <ol className={styles['list']}>
                {notices.map((notice) => (
                  <NoticeLine
                    key={notice.noticeId}
                    notice={notice}
                    fresh={fresh.has(notice.noticeId)}
                    onFollow={close}
                  />
                ))}
              </ol>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
