import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../shared/domain/saved-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSession } from '../session/session.ts';
import styles from './queue-toolbar.module.css';
import type { SavedViewList } from './use-saved-views.ts';

/** Order, names and end of saved views; shared ones only for whoever looks after them. */
export function ManageViews({
  list,
  onClose,
}: {
  readonly list: SavedViewList;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('lists');
  const { role } = useSession();
  const own = list.views.filter((view) => !view.shared || role !== 'technician');
  return (
    <Dialog title={t('view.manage')} onClose={onClose}>
      {own.length === 0 ? <p>{t('view.none')}</p> : null}
      <ul className={styles['manage']}>
        {own.map((view) => (
          <ManagedView key={view.viewId} view={view} list={list} />
        ))}
      </ul>
      <Button onPress={onClose}>{t('console:close-dialog')}</Button>
    </Dialog>
  );
}

function ManagedView({ view, list }: { readonly view: SavedView; readonly list: SavedViewList }) {
  const { t } = useTranslation('lists');
  const [name, setName] = useState(view.name);
  const params = { viewId: view.viewId };
  const move = (by: 1 | -1) =>
    list.change((desk) => desk.call('view.change', { params, body: { change: 'move', by } }));
  const clean = name.trim();
  return (
    <li>
      <TextField
        label={t(view.shared ? 'view.name-shared' : 'view.name')}
        value={name}
        onChange={setName}
        maxLength={40}
      />
      <Button
        disabled={clean === '' || clean === view.name || list.busy}
        onPress={() =>
          list.change((desk) =>
            desk.call('view.change', { params, body: { change: 'rename', name: clean } }),
          )
        }
      >
        {t('view.rename')}
      </Button>
      <Button
        kind="quiet"
        icon={<ArrowUp />}
        label={t('view.up', { name: view.name })}
        onPress={() => move(-1)}
      />
      <Button
        kind="quiet"
        icon={<ArrowDown />}
        label={t('view.down', { name: view.name })}
        onPress={() => move(1)}
      />
      <Button
        kind="quiet"
        icon={<Trash2 />}
        label={t('view.delete', { name: view.name })}
        onPress={() => list.change((desk) => desk.call('view.delete', { params }))}
      />
    </li>
  );
}
