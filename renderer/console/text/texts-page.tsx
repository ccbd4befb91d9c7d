import { Activity, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandardText } from '../../../shared/domain/standard-text.ts';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import page from '../problem/problems-page.module.css';
import { useSession } from '../session/session.ts';
import { TextForm } from './text-form.tsx';
import { useTexts } from './use-texts.ts';

/** Standard texts and macros, for leads and admins. Each text that was opened keeps what is typed in it. */
export function TextsPage() {
  const { t } = useTranslation('texts');
  const { role } = useSession();
  const list = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  // As it was when it was opened, for one that a colleague deletes while somebody types in it.
  const [opened, setOpened] = useState<readonly StandardText[]>([]);
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const onTyped = useCallback((textId: string | null, isTyped: boolean) => {
    if (textId === null) return;
    setTyped((now) => {
      if (now.has(textId) === isTyped) return now;
      const others = [...now].filter((each) => each !== textId);
      return new Set(isTyped ? [...others, textId] : others);
    });
  }, []);
  const texts = list.data?.texts ?? [];
  const fault = faultOf(list.error);
  const show = (text: StandardText) => {
    setOpen(text.textId);
    setOpened((now) => (now.some(({ textId }) => textId === text.textId) ? now : [...now, text]));
  };
  useAskedFor(list.isSuccess && !list.isFetching, (asked) => {
    const found = texts.find(({ textId }) => textId === asked);
    if (found !== undefined) show(found);
  });
  const forget = (gone: string) => {
    setOpen((now) => (now === gone ? null : now));
    setOpened((now) => now.filter(({ textId }) => textId !== gone));
    onTyped(gone, false);
    mendFocus(() => heading.current);
  };
  if (role === 'technician') {
    return <main className={page['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={page['page']}>
      <section className={page['part']} aria-labelledby="texts-title">
        <h1 id="texts-title" ref={heading} tabIndex={-1}>
          {t('texts:title')}
        </h1>
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {list.isPending ? <p role="status">{t('texts:busy')}</p> : null}
        {list.isSuccess && texts.length === 0 ? <p>{t('texts:none')}</p> : null}
        <ul className={page['list']}>
          {texts.map((text) => (
            <li key={text.textId}>
              <Button wide pressed={text.textId === open} onPress={() => show(text)}>
                {text.name}
              </Button>
              <p>
                {t(`texts:kind.${text.content.kind}`)}
                {typed.has(text.textId) ? ` · ${t('texts:not-kept')}` : null}
              </p>
            </li>
          ))}
        </ul>
        <Button pressed={open === null} onPress={() => setOpen(null)}>
          {t('texts:new')}
        </Button>
      </section>
      <Activity mode={open === null ? 'visible' : 'hidden'}>
        <TextForm text={null} onTyped={onTyped} onDeleted={() => setOpen(null)} />
      </Activity>
      {opened.map((text) => (
        <Activity key={text.textId} mode={open === text.textId ? 'visible' : 'hidden'}>
          <TextForm
            text={texts.find(({ textId }) => textId === text.textId) ?? text}
            onTyped={onTyped}
            onDeleted={() => forget(text.textId)}
          />
        </Activity>
      ))}
    </main>
  );
}
