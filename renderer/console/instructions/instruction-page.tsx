import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { InstructionEditor } from './instruction-editor.tsx';
import styles from './instructions.module.css';
import { useInstruction } from './use-instruction.ts';

const paramsSchema = z.object({ instructionId: z.string() });

/** One instruction: what it says, for whom, and how far it is. */
export function InstructionPage() {
  const { t } = useTranslation('instructions');
  const { instructionId } = paramsSchema.parse(useParams({ strict: false }));
  const { data, error, isPending, refetch } = useInstruction(instructionId);
  const fault = faultOf(error);
  return (
    <main className={styles['page']}>
      <Link to="/instructions" search={{}} className={styles['link']}>
        <ArrowLeft aria-hidden="true" /> {t('page')}
      </Link>
      {isPending ? <p role="status">{t('loading')}</p> : null}
      {fault === null ? null : (
        <div role="alert" className={styles['trouble']}>
          <p>{faultWords(t, fault)}</p>
          <Button onPress={() => void refetch()}>{t('again')}</Button>
        </div>
      )}
      {data === undefined ? null : <InstructionEditor key={instructionId} instruction={data} />}
    </main>
  );
}
