import { type MouseEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './download-link.module.css';
import { saveBlob, saveFrom } from './save-blob.ts';

/**
 * A link that saves a file of the desk, says that it is busy, and says why when there is no file. A browser
 * that saves by itself says none of it. With a key held, it does what the browser does with a link.
 */
export function DownloadLink({
  href,
  className,
  isLong = false,
  linkRef,
  children,
}: {
  readonly href: string;
  readonly className?: string | undefined;
  /**
   * A list without an end, such as all tickets: the browser writes it to disk while it comes, and this page
   * holds none of it. Only whether the session and the desk are there is asked first.
   */
  readonly isLong?: boolean;
  /** Of the link itself, for who presses it by a key. */
  readonly linkRef?: Ref<HTMLAnchorElement>;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('console');
  const { desk, fetchFile, notice } = useParts();
  const [said, setSaid] = useState<'' | 'busy' | 'saved' | 'coming'>('');
  const busy = useRef(false);

  const save = async () => {
    const reply = isLong ? await desk.call('session.get', {}) : await fetchFile(href);
    if (!reply.ok) {
      // An ended session brings the way in back, which says it.
      if (reply.fault.code !== 'auth/required') {
        notice.set({
          tone: 'trouble',
          words: t('download.fault', { why: faultWords(t, reply.fault) }),
        });
      }
      return '';
    }
    if ('content' in reply.value) {
      saveBlob(reply.value.name, reply.value.content);
      return 'saved';
    }
    saveFrom(href, '');
    return 'coming';
  };
  const press = (event: MouseEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setSaid('busy');
    void save()
      .then(setSaid)
      .finally(() => {
        busy.current = false;
      });
  };
  return (
    <span className={styles['place']}>
      <a
        ref={linkRef}
        className={className}
        href={href}
        download
        aria-busy={said === 'busy'}
        onClick={press}
      >
        {children}
      </a>
      <span role="status" className={said === 'busy' ? styles['busy'] : 'visually-hidden'}>
        {said === '' ? null : t(`download.${said}`)}
      </span>
    </span>
  );
}
