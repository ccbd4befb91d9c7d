import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '../../../shared/domain/instruction.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { DiffList } from './diff-list.tsx';
import styles from './instructions.module.css';
import { instructionKey } from './use-instruction.ts';

/** All versions, and what changed from one to the newest. */
export function VersionsPanel({ instruction }: { readonly instruction: Instruction }) {
  const { t } = useTranslation('instructions');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { instructionId, versions, content } = instruction;
  const earlier = versions.slice(1);
  const [chosen, setChosen] = useState<string | null>(null);
  const compared = chosen ?? String(earlier[0]?.version ?? '');
  const found = useQuery({
    queryKey: [...instructionKey(instructionId), 'version', compared],
    queryFn: () =>
      valueOf(
        desk.call('instruction.version', { params: { instructionId, version: Number(compared) } }),
      ),
    enabled: compared !== '',
    // A version that is not the newest never changes.
    staleTime: Infinity,
  });
  const fault = faultOf(found.error);
  return (
    <section className={styles['part']} aria-labelledby="instruction-versions">
      <h2 id="instruction-versions">{t('versions.title')}</h2>
      <ol className={styles['versions']}>
        {versions.map(({ version, stage, writtenBy, writtenAt, approvedBy }) => (
          <li key={version}>
            {t('versions.line', {
              version,
              stage: t(`state.${stage}`),
              name: writtenBy.name,
              at: formatMoment(new Date(writtenAt), locale),
            })}
            {approvedBy === null ? null : ` ${t('versions.approved', { name: approvedBy.name })}`}
          </li>
        ))}
      </ol>
      {earlier.length === 0 ? null : (
        <>
          <Choice
            label={t('versions.compare')}
            value={compared}
            options={earlier.map(({ version }) => ({
              value: String(version),
              words: t('versions.one', { version }),
            }))}
            onChange={setChosen}
          />
          {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
          {found.data === undefined ? null : (
            <DiffList before={found.data.content} after={content} />
          )}
        </>
      )}
    </section>
  );
}
