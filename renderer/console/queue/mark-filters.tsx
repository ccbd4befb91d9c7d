import { useTranslation } from 'react-i18next';
import { ticketMarksSchema } from '../../../shared/domain/ticket-marks.ts';
import { useGroups, useSuppliers } from '../escalation/targets-query.ts';
import { type FilterProps, OneFilter } from './one-filter.tsx';

const { agreed } = ticketMarksSchema.shape;
const whom = ['anybody', 'me', 'group', 'person', 'supplier'] as const;

/** By what an open ticket is narrowed that does not stand in its line. */
export function MarkFilters(props: FilterProps) {
  const { t } = useTranslation('lists');
  const groups = useGroups().data?.groups ?? [];
  const suppliers = useSuppliers().data?.suppliers ?? [];
  return (
    <>
      <OneFilter
        {...props}
        name="escalated"
        label={t('mark.escalated')}
        all={t('mark.any-escalated')}
        options={[
          ...whom.map((value) => ({ value, words: t(`mark.to.${value}`) })),
          ...groups.map(({ groupId, name }) => ({ value: groupId, words: name })),
          ...suppliers.map(({ supplierId, name }) => ({ value: supplierId, words: name })),
        ]}
      />
      <OneFilter
        {...props}
        name="agreed"
        label={t('mark.agreed')}
        all={t('mark.any-agreed')}
        options={agreed.unwrap().options.map((value) => ({ value, words: t(`mark.${value}`) }))}
      />
      <OneFilter
        {...props}
        name="approval"
        label={t('mark.approval')}
        all={t('mark.any-approval')}
        options={[{ value: 'asked', words: t('mark.asked') }]}
      />
      <OneFilter
        {...props}
        name="reopened"
        label={t('mark.reopened')}
        all={t('mark.any-reopened')}
        options={[{ value: 'yes', words: t('mark.back') }]}
      />
    </>
  );
}
