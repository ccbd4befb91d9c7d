import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditAreaSchema } from '../../../shared/domain/audit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import type { AuditSearch } from './audit-search.ts';
import styles from './audit.module.css';

const everything = 'all';

/** Which lines to show: typed first, asked for with the button or Enter. */
export function AuditFilterForm({
  search,
  onShow,
}: {
  readonly search: AuditSearch;
  readonly onShow: (search: AuditSearch) => void;
}) {
  const { t } = useTranslation('audit');
  const [draft, setDraft] = useState(search);
  return (
    <form
      className={styles['tools']}
      onSubmit={(event) => {
        event.preventDefault();
        onShow(draft);
      }}
    >
      <Choice
        label={t('area-label')}
        value={draft.area ?? everything}
        active={draft.area !== undefined}
        options={[
          { value: everything, words: t('everything') },
          ...auditAreaSchema.options.map((value) => ({ value, words: t(`area.${value}`) })),
        ]}
        onChange={(area) => setDraft({ ...draft, area: area === everything ? undefined : area })}
      />
      <TextField
        label={t('who')}
        type="search"
        maxLength={80}
        value={draft.who ?? ''}
        onChange={(who) => setDraft({ ...draft, who })}
      />
      <TextField
        label={t('what')}
        type="search"
        maxLength={80}
        value={draft.what ?? ''}
        onChange={(what) => setDraft({ ...draft, what })}
      />
      <DateField
        label={t('first')}
        value={draft.first ?? ''}
        onChange={(first) => setDraft({ ...draft, first: first === '' ? undefined : first })}
      />
      <DateField
        label={t('last')}
        value={draft.last ?? ''}
        onChange={(last) => setDraft({ ...draft, last: last === '' ? undefined : last })}
      />
      <SubmitButton>{t('show')}</SubmitButton>
      <Button onPress={() => onShow({})}>{t('clear')}</Button>
    </form>
  );
}
