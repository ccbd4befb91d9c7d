import { Pencil, Trash2 } from 'lucide-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { StaffGroup, Supplier } from '../../../shared/domain/escalation.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useShown } from '../app/use-asked-for.ts';
import { useSession } from '../session/session.ts';
import styles from './escalation.module.css';
import { GroupForm } from './group-form.tsx';
import { SupplierForm } from './supplier-form.tsx';
import { groupsKey, suppliersKey, useGroups, useSuppliers } from './targets-query.ts';

/** To whom tickets can be escalated, beside colleagues. */
export function TargetsPage() {
  const { t } = useTranslation('console');
  const { role } = useSession();
  if (role === 'technician') {
    return <main className={styles['page']}>{t('fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <h1 className="visually-hidden">{t('escalation:page.targets')}</h1>
      <Groups />
      <Suppliers />
    </main>
  );
}

function Groups() {
  const { t } = useTranslation('escalation');
  const { desk } = useParts();
  const [edited, setEdited] = useState<StaffGroup | null>(null);
  const groups = useGroups();
  const list = groups.data?.groups ?? [];
  useShown(groups.isSuccess && !groups.isFetching, idOf, 'group');
  const remove = useRemoval(groupsKey, (groupId) =>
    desk.call('group.remove', { params: { groupId } }),
  );
  return (
    <section className={styles['part']} aria-labelledby="groups-title">
      <h2 id="groups-title">{t('targets.groups')}</h2>
      {groups.isSuccess && list.length === 0 ? <p>{t('targets.no-groups')}</p> : null}
      <ul className={styles['list']}>
        {list.map((group) => (
          <Target
            key={group.groupId}
            id={group.groupId}
            name={group.name}
            words={group.members.map(({ name }) => name).join(', ')}
            onEdit={() => setEdited(group)}
            onRemove={() => remove(group.groupId)}
          />
        ))}
      </ul>
      <GroupForm key={edited?.groupId ?? 'new'} group={edited} onDone={() => setEdited(null)} />
    </section>
  );
}

function Suppliers() {
  const { t } = useTranslation('escalation');
  const { desk } = useParts();
  const [edited, setEdited] = useState<Supplier | null>(null);
  const suppliers = useSuppliers();
  const list = suppliers.data?.suppliers ?? [];
  useShown(suppliers.isSuccess && !suppliers.isFetching, idOf, 'supplier');
  const remove = useRemoval(suppliersKey, (supplierId) =>
    desk.call('supplier.remove', { params: { supplierId } }),
  );
  return (
    <section className={styles['part']} aria-labelledby="suppliers-title">
      <h2 id="suppliers-title">{t('targets.suppliers')}</h2>
      {suppliers.isSuccess && list.length === 0 ? <p>{t('targets.no-suppliers')}</p> : null}
      <ul className={styles['list']}>
        {list.map((supplier) => (
          <Target
            key={supplier.supplierId}
            id={supplier.supplierId}
            name={supplier.name}
            words={supplier.contact}
            onEdit={() => setEdited(supplier)}
            onRemove={() => remove(supplier.supplierId)}
          />
        ))}
      </ul>
      <SupplierForm
        key={edited?.supplierId ?? 'new'}
        supplier={edited}
        onDone={() => setEdited(null)}
      />
    </section>
  );
}

/** The element of one of them. */
const idOf = (targetId: string) => `target-${targetId}`;

function Target({
  id,
  name,
  words,
  onEdit,
  onRemove,
}: {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('escalation');
  return (
    <li id={idOf(id)} tabIndex={-1}>
      <p>
        <strong>{name}</strong> <span className={styles['quiet']}>{words}</span>
      </p>
      <Button
        kind="quiet"
        icon={<Pencil />}
        label={t('targets.change', { name })}
        onPress={onEdit}
      />
      <Button
        kind="quiet"
        icon={<Trash2 />}
        label={t('targets.remove', { name })}
        onPress={onRemove}
      />
    </li>
  );
}

/** Takes one away and reads the list again; a fault is said. */
function useRemoval(
  key: readonly string[],
  run: (id: string) => Promise<Result<unknown, Fault>>,
): (id: string) => void {
  const { t } = useTranslation('console');
  const { notice } = useParts();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (id: string) => valueOf(run(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  return mutate;
}
