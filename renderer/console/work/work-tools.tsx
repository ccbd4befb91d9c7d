import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './work-page.module.css';
import { type WorkSearch, workSearchSchema } from './work-search.ts';

interface Person {
  readonly accountId: string;
  readonly name: string;
}

/** The people to choose from; whom an address names stays among them, also when he did nothing then. */
function chosenOf(
  people: readonly Person[],
  person: string | undefined,
  name: string,
): readonly Person[] {
  const isThere = person === undefined || people.some(({ accountId }) => accountId === person);
  return isThere ? people : [...people, { accountId: person, name }];
}

/** Period, person and file of the work log. `people` is null for who sees only his own. */
export function WorkTools({
  part,
  people,
  file,
  onChange,
}: {
  readonly part: WorkSearch;
  readonly people: readonly Person[] | null;
  readonly file: string;
  readonly onChange: (part: WorkSearch) => void;
}) {
  const { t } = useTranslation('work');
  return (
    <div className={styles['tools']}>
      <DateField
        label={t('since')}
        value={part.since ?? ''}
        onChange={(since) => {
          onChange(workSearchSchema.parse({ ...part, since }));
        }}
      />
      <DateField
        label={t('until')}
        value={part.until ?? ''}
        onChange={(until) => {
          onChange(workSearchSchema.parse({ ...part, until }));
        }}
      />
      {people === null ? null : (
        <Choice
          label={t('column.who')}
          value={part.person ?? 'all'}
          options={[
            { value: 'all', words: t('everybody') },
            ...chosenOf(people, part.person, t('person-chosen')).map(({ accountId, name }) => ({
              value: accountId,
              words: name,
            })),
          ]}
          onChange={(person) => {
            onChange(workSearchSchema.parse({ ...part, person }));
          }}
        />
      )}
      <DownloadLink className={styles['file']} href={file} isLong>
        {t('csv')}
      </DownloadLink>
    </div>
  );
}
