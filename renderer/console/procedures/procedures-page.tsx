import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../../shared/domain/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { afterFocus } from '../../ui/after-focus.ts';
import { useSession } from '../session/session.ts';
import { ProcedureEditor } from './procedure-editor.tsx';
import styles from './procedures-page.module.css';
import { SkippedList } from './skipped-list.tsx';

export const allProceduresKey = ['procedures'];

/** All procedures; a lead writes them here and sees what was skipped. */
export function ProceduresPage() {
  const { t } = useTranslation('procedures');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const [edited, setEdited] = useState<Procedure | 'new' | null>(null);
  const procedures = useQuery({
    queryKey: allProceduresKey,
    queryFn: () => valueOf(desk.call('procedure.list', {})),
  });
  const [asked, setAsked] = useState<string | null>(null);
  const summary = useRef<HTMLElement>(null);
  useAskedFor(procedures.isSuccess && !procedures.isFetching, (procedureId) => {
    setAsked(procedureId);
    afterFocus(() => summary.current?.focus());
  });
  const mayWrite = role !== 'technician';
  if (edited !== null) {
    return (
      <main className={styles['page']}>
        <ProcedureEditor
          procedure={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      </main>
    );
  }
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="procedures-title">
        <h1 id="procedures-title">{t('page')}</h1>
        {procedures.isError ? <p>{t('not-read')}</p> : null}
        {procedures.isPending ? <p>{t('loading')}</p> : null}
        <ul className={styles['list']}>
          {(procedures.data?.procedures ?? []).map((procedure) => (
            <li key={procedure.procedureId}>
              <details open={procedure.procedureId === asked}>
                <summary ref={procedure.procedureId === asked ? summary : undefined}>
                  {procedure.content.title[locale]}{' '}
                  <small>
                    {t(`state.${procedure.state}`)} · {t('version', { version: procedure.version })}{' '}
                    · {t('steps', { count: procedure.content.steps.length })}
                  </small>
                </summary>
                <ol>
                  {procedure.content.steps.map((step) => (
                    <li key={step.stepId}>
                      {step.title[locale]} <small>{t(`evidence.${step.evidence}`)}</small>
                    </li>
                  ))}
                </ol>
                {mayWrite ? (
                  <Button
                    label={t('change-this', { title: procedure.content.title[locale] })}
                    onPress={() => setEdited(procedure)}
                  >
                    {t('change')}
                  </Button>
                ) : null}
              </details>
            </li>
          ))}
        </ul>
        {mayWrite ? (
          <Button icon={<FilePlus2 />} onPress={() => setEdited('new')}>
            {t('new')}
          </Button>
        ) : null}
      </section>
      {mayWrite ? <SkippedList /> : null}
    </main>
  );
}
