import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../shared/domain/saved-view.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import styles from './queue-toolbar.module.css';
import type { SavedViewList } from './use-saved-views.ts';

/** Puts the list as it is now under a name. */
export function SaveView({
  list,
  search,
  onClose,
}: {
  readonly list: SavedViewList;
  readonly search: SavedView['search'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('lists');
  const { role } = useSession();
  const [name, setName] = useState('');
  const [reach, setReach] = useState<'mine' | 'all'>('mine');
  const shared = reach === 'all';
  const same = list.views.find((view) => view.name === name.trim() && view.shared === shared);
  const ready = name.trim() !== '' && !list.busy;
  return (
    <Dialog title={t('view.save')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          list.change(
            (desk) =>
              same === undefined
                ? desk.call('view.create', { body: { name, search, shared } })
                : desk.call('view.change', {
                    params: { viewId: same.viewId },
                    body: { change: 'replace', search },
                  }),
            onClose,
          );
        }}
      >
        <TextField
          label={t('view.name')}
          hint={t('view.hint')}
          value={name}
          onChange={setName}
          maxLength={40}
          autoFocus
        />
        {role === 'technician' ? null : (
          <RadioSet
            label={t('view.reach')}
            value={reach}
            options={[
              { value: 'mine', words: t('view.mine') },
              { value: 'all', words: t('view.shared') },
            ]}
            onChange={setReach}
          />
        )}
        <p role="status">{same === undefined ? null : t('view.same', { name: same.name })}</p>
        <SubmitButton disabled={!ready}>
          {t(same === undefined ? 'view.keep' : 'view.replace')}
        </SubmitButton>
      </form>
    </Dialog>
  );
}
