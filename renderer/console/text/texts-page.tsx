import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import page from '../problem/problems-page.module.css';
import { useSession } from '../session/session.ts';
import { TextForm } from './text-form.tsx';
import { useTexts } from './use-texts.ts';

/** Standard texts and macros, for leads and admins. */
export function TextsPage() {
  const { t } = useTranslation('texts');
  const { role } = useSession();
  const list = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  const texts = list.data?.texts ?? [];
  const fault = faultOf(list.error);
  if (role === 'technician') {
    return <main className={page['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  return (
    <main className={page['page']}>
      <section className={page['part']} aria-labelledby="texts-title">
        <h1 id="texts-title">{t('texts:title')}</h1>
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {list.isPending ? <p role="status">{t('texts:busy')}</p> : null}
        {list.isSuccess && texts.length === 0 ? <p>{t('texts:none')}</p> : null}
        <ul className={page['list']}>
          {texts.map(({ textId, name, content }) => (
            <li key={textId}>
              <Button wide pressed={textId === open} onPress={() => setOpen(textId)}>
                {name}
              </Button>
              <p>{t(`texts:kind.${content.kind}`)}</p>
            </li>
          ))}
        </ul>
        <Button onPress={() => setOpen(null)}>{t('texts:new')}</Button>
      </section>
      <TextForm
        key={open ?? 'new'}
        text={texts.find(({ textId }) => textId === open) ?? null}
        onDone={() => setOpen(null)}
      />
    </main>
  );
}
