import { Download } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { saveText } from '../parts/save-text.ts';
import { csvOf } from './register-csv.ts';
import { type ReadPage, readAll, useRegister } from './use-register.ts';
import styles from './register.module.css';

/** A table of a register: searched, paged, and saved as CSV with the same columns. */
export function RegisterPart<T>({
  title,
  queryKey,
  readPage,
  columns,
  cells,
  rowKey,
  action,
  words,
  onWords,
  filter,
  fileName,
}: {
  readonly title: string;
  readonly queryKey: readonly unknown[];
  readonly readPage: ReadPage<T>;
  readonly columns: readonly string[];
  /** `dayWords` writes a day as its reader does: a page in words, a file as `2026-11-27`. */
  readonly cells: (row: T, dayWords: (day: string) => string) => readonly string[];
  readonly rowKey: (row: T) => string;
  /** Draws what can be done with a row. */
  readonly action?: (row: T) => ReactNode;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly filter?: ReactNode;
  /** Without its ending. */
  readonly fileName: string;
}) {
  const { t } = useTranslation('registers');
  const { notice, settings } = useParts();
  const { locale } = useStore(settings);
  const id = useId();
  const { query, rows } = useRegister(queryKey, readPage);
  const fault = faultOf(query.error);
  const save = async () => {
    const all = await readAll(readPage);
    if (all.ok) {
      const lines = all.value.map((row) => cells(row, (day) => day));
      saveText(`${fileName}.csv`, csvOf([columns, ...lines]), 'text/csv');
    } else notice.set({ tone: 'trouble', words: faultWords(t, all.fault) });
  };
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Button icon={<Download />} onPress={() => void save()}>
          {t('csv')}
        </Button>
      </div>
      <div className={styles['filters']}>
        <TextField
          label={t('search')}
          type="search"
          value={words}
          onChange={onWords}
          maxLength={200}
        />
        {filter}
      </div>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {query.isSuccess && rows.length === 0 ? (
        <p className={styles['none']}>{t(words === '' ? 'empty' : 'nothing-found')}</p>
      ) : null}
      {rows.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
        <div className={styles['scroll']} tabIndex={0} role="group" aria-labelledby={id}>
          <table className={styles['table']} aria-labelledby={id}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                {action === undefined ? null : <th scope="col">{t('action')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const [first, ...others] = cells(row, (day) => formatShortDay(day, locale));
                return (
                  <tr key={rowKey(row)}>
                    <th scope="row">{first}</th>
                    {others.map((text, place) => (
                      <td key={columns[place + 1]}>{text}</td>
                    ))}
                    {action === undefined ? null : <td>{action(row)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage ? (
        <Button disabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}
