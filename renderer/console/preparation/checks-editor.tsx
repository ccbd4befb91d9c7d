import { Plus, Save, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostChecks } from '../../../shared/domain/preparation/checks.ts';
import type { TypeChecks } from '../../../shared/domain/preparation/preparation.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { CheckEditor } from './check-editor.tsx';
import { type CheckDraft, checksOf, draftOf, newDraft } from './checks-draft.ts';
import { preparationsKey } from './use-preparation.ts';
import styles from './preparation.module.css';

/** Writes the next version of the checks of a type; what was begun before keeps its own. */
export function ChecksEditor({
  checks: seen,
  onClose,
}: {
  readonly checks: TypeChecks;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('preparation');
  const { desk } = useParts();
  const act = useAct([preparationsKey]);
  const [drafts, setDrafts] = useState<readonly CheckDraft[]>(() => seen.checks.map(draftOf));
  const checks = checksOf(drafts);
  const save = async () => {
    if (checks === null) return;
    const saved = await act.run(
      desk.call('preparation.change-checks', {
        params: { type: seen.type },
        body: { version: seen.version, checks },
      }),
      t('saved', { version: seen.version + 1 }),
    );
    if (saved !== null) onClose();
  };
  return (
    <form
      className={styles['editor']}
      aria-labelledby="checks-editor-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.busy) void save();
      }}
    >
      <h2 id="checks-editor-title">{t('change-of', { type: t(`assets:type.${seen.type}`) })}</h2>
      <p>{t('change-keeps')}</p>
      {drafts.map((draft, at) => (
        <CheckEditor
          key={draft.key}
          draft={draft}
          place={at + 1}
          onChange={(change) =>
            setDrafts(drafts.map((each) => (each === draft ? { ...draft, ...change } : each)))
          }
          onRemove={() => setDrafts(drafts.filter((each) => each !== draft))}
        />
      ))}
      <div>
        <Button
          icon={<Plus />}
          disabled={drafts.length >= mostChecks}
          onPress={() =>
            setDrafts([...drafts, newDraft(Math.max(...drafts.map(({ key }) => key)) + 1)])
          }
        >
          {t('add')}
        </Button>
      </div>
      {checks === null ? <p role="status">{t('not-whole')}</p> : null}
      <div className={styles['row']}>
        <SubmitButton icon={<Save />} disabled={checks === null || act.busy}>
          {t('save')}
        </SubmitButton>
        <Button kind="quiet" icon={<X />} onPress={onClose}>
          {t('put-away')}
        </Button>
      </div>
    </form>
  );
}
