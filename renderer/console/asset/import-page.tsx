import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  type ImportCounts,
  type ImportRow,
  assetColumns,
  columnOf,
  longestImport,
} from '../../../shared/domain/asset-csv.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSession } from '../session/session.ts';
import { assetsKey } from './asset-keys.ts';
import styles from './asset.module.css';

const lookEveryMs = 1_000;

interface ChosenFile {
  readonly name: string;
  readonly csv: string;
}

/** Assets from a CSV file: first what it would do, row by row, then all of it or nothing. */
export function ImportPage() {
  const { t } = useTranslation('assets');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const check = useMutation({
    mutationFn: (csv: string) => valueOf(desk.call('asset.check-import', { body: { csv } })),
  });
  const start = useMutation({
    mutationFn: (csv: string) => valueOf(desk.call('asset.import', { body: { csv } })),
  });
  if (role !== 'lead' && role !== 'admin') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  const choose = async (chosen: File) => {
    const csv = await chosen.text();
    setFile({ name: chosen.name, csv });
    start.reset();
    check.mutate(csv.slice(0, longestImport));
  };
  const fault = faultOf(check.error) ?? faultOf(start.error);
  const columns = Object.values(assetColumns).map((words) => words[locale]);
  return (
    <main className={styles['page']}>
      <Link to="/register" search={{}} className={styles['back'] ?? ''}>
        <ArrowLeft aria-hidden="true" /> {t('back')}
      </Link>
      <h1>{t('import.title')}</h1>
      <p>{t('import.how')}</p>
      <p className={styles['said']}>{t('import.columns', { columns: columns.join(', ') })}</p>
      <div className={styles['actions']}>
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen !== undefined) void choose(chosen);
          }}
        >
          <Button kind="primary" icon={<FileUp />} onPress={() => undefined}>
            {t('import.choose')}
          </Button>
        </FileTrigger>
        {file === null ? null : <span>{file.name}</span>}
      </div>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {check.isPending ? <p role="status">{t('import.checking')}</p> : null}
      {check.data === undefined || file === null ? null : (
        <DryRun
          counts={check.data.counts}
          rows={check.data.rows}
          started={start.isPending || start.isSuccess}
          onStart={() => start.mutate(file.csv)}
        />
      )}
      {start.data === undefined ? null : <Progress importId={start.data.importId} />}
    </main>
  );
}

function DryRun({
  counts,
  rows,
  started,
  onStart,
}: {
  readonly counts: ImportCounts;
  readonly rows: readonly ImportRow[];
  readonly started: boolean;
  readonly onStart: () => void;
}) {
  const { t } = useTranslation('assets');
  const work = counts.new + counts.changed;
  return (
    <section className={styles['part']} aria-labelledby="dry-run">
      <h2 id="dry-run">{t('import.dry-run')}</h2>
      <p role="status" className={styles['answer']}>
        {t('import.counts', { ...counts })}
      </p>
      {counts.error > 0 ? <p className={styles['trouble']}>{t('import.mend')}</p> : null}
      {counts.error === 0 && work === 0 ? <p>{t('import.nothing')}</p> : null}
      {counts.error === 0 && work > 0 && !started ? (
        <div className={styles['actions']}>
          <Button kind="primary" onPress={onStart}>
            {t('import.start', { count: work })}
          </Button>
        </div>
      ) : null}
      <RowTable rows={rows} />
    </section>
  );
}

function RowTable({ rows }: { readonly rows: readonly ImportRow[] }) {
  const { t } = useTranslation('assets');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const why = ({ outcome, trouble }: ImportRow) => {
    if (trouble === null) return t(`import.outcome.${outcome}`);
    const column = columnOf(trouble.column);
    const name = column === null ? trouble.column : assetColumns[column][locale];
    const because = t(`import.why.${trouble.why}`);
    return `${name}: ${because}`;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('import.dry-run')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            <th scope="col">{t('fact.tag')}</th>
            <th scope="col">{t('import.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{row.tag}</td>
              <td className={row.outcome === 'error' ? styles['trouble'] : undefined}>
                {why(row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How far the desk is; it goes on also when this page is closed. */
function Progress({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['asset-import', importId],
    queryFn: async () => {
      const state = await valueOf(desk.call('asset.import-state', { params: { importId } }));
      if (state.finished) await client.invalidateQueries({ queryKey: assetsKey });
      return state;
    },
    refetchInterval: ({ state }) => (state.data?.finished === true ? false : lookEveryMs),
  });
  if (data === undefined) return <p role="status">{t('loading')}</p>;
  const { done, total, added, changed, failed } = data;
  return (
    <section className={styles['part']} aria-labelledby="import-progress">
      <h2 id="import-progress">{t('import.progress')}</h2>
      <progress value={done} max={Math.max(1, total)} aria-labelledby="import-progress" />
      <p role="status">
        {data.finished
          ? t('import.done', { added, changed, failed: failed.length })
          : t('import.busy', { done, total })}
      </p>
      {failed.length === 0 ? null : <RowTable rows={failed} />}
    </section>
  );
}
