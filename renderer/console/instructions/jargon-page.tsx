import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidv7 } from 'uuid';
import type { JargonTerm } from '../../../shared/domain/jargon.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { useAct } from '../app/use-act.ts';
import { JargonForm } from './jargon-form.tsx';
import styles from './instructions.module.css';
import { jargonKey } from './use-instruction.ts';

/** The words that visitors do not know, with what to write instead. */
export function JargonPage() {
  const { t } = useTranslation('instructions');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const client = useQueryClient();
  const [edited, setEdited] = useState<JargonTerm | null>(null);
  const { run, busy } = useAct([]);
  const found = useQuery({
    queryKey: jargonKey,
    queryFn: () => valueOf(desk.call('jargon.list', {})),
  });
  const fault = faultOf(found.error);
  const send = async (reply: ReturnType<typeof desk.call<'jargon.put'>>, done: string) => {
    const next = await run(reply, done);
    if (next === null) return;
    client.setQueryData(jargonKey, next);
    setEdited(putAway(edited));
  };
  const empty = () => ({ termId: uuidv7(), locale, term: '', explanation: '', instead: '' });
  return (
    <main className={styles['page']}>
      <Link to="/instructions" search={{}} className={styles['link']}>
        <ArrowLeft aria-hidden="true" /> {t('page')}
      </Link>
      <div className={styles['head']}>
        <h1>{t('jargon.page')}</h1>
        <Button kind="primary" icon={<Plus />} onPress={() => setEdited(empty())}>
          {t('jargon.new')}
        </Button>
      </div>
      {edited === null ? null : (
        <JargonForm
          key={edited.termId}
          term={edited}
          busy={busy}
          onClose={() => setEdited(null)}
          onSend={({ termId, ...body }) =>
            void send(desk.call('jargon.put', { params: { termId }, body }), t('jargon.saved'))
          }
        />
      )}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {found.isPending ? <p role="status">{t('loading')}</p> : null}
      {found.isSuccess ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('jargon.page')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('jargon.term')}</th>
                <th scope="col">{t('new.language')}</th>
                <th scope="col">{t('jargon.explanation')}</th>
                <th scope="col">{t('jargon.instead')}</th>
                <th scope="col">{t('jargon.change')}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.terms.map((term) => (
                <tr key={term.termId}>
                  <th scope="row">{term.term}</th>
                  <td>{t(`language.${term.locale}`)}</td>
                  <td>{term.explanation}</td>
                  <td>{term.instead}</td>
                  <td>
                    <div className={styles['buttons']}>
                      <Button
                        icon={<Pencil />}
                        label={t('jargon.change-this', { term: term.term })}
                        onPress={() => setEdited(term)}
                      />
                      <Button
                        icon={<Trash2 />}
                        disabled={busy}
                        label={t('jargon.delete-this', { term: term.term })}
                        onPress={() =>
                          void send(
                            desk.call('jargon.delete', { params: { termId: term.termId } }),
                            t('jargon.deleted'),
                          )
                        }
                      />
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </main>
  );
}
