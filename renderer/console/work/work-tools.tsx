import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './work-page.module.css';

/** Which part of the log is shown; an empty day leaves that side open. */
export interface WorkPart {
  readonly since: string;
  readonly until: string;
  /** An account, or `all`. */
  readonly accountId: string;
}

export const wholeLog: WorkPart = { since: '', until: '', accountId: 'all' };

/** Period, person and file of the work log. `people` is null for who sees only his own. */
export function WorkTools({
  part,
  people,
  file,
  onChange,
}: {
  readonly part: WorkPart;
  readonly people: readonly { readonly accountId: string; readonly name: string }[] | null;
  readonly file: string;
  readonly onChange: (part: WorkPart) => void;
}) {
  const { t } = useTranslation('work');
  return (
    <div className={styles['tools']}>
      <DateField
        label={t('since')}
        value={part.since}
        onChange={(since) => {
          onChange({ ...part, since });
        }}
      />
      <DateField
        label={t('until')}
        value={part.until}
        onChange={(until) => {
          onChange({ ...part, until });
        }}
      />
      {people === null ? null : (
        <Choice
          label={t('column.who')}
          value={part.accountId}
          options={[
            { value: 'all', words: t('everybody') },
            ...people.map(({ accountId, name }) => ({ value: accountId, words: name })),
          ]}
          onChange={(accountId) => {
            onChange({ ...part, accountId });
          }}
        />
      )}
      <DownloadLink className={styles['file']} href={file} isLong>
        {t('csv')}
      </DownloadLink>
    </div>
  );
}
