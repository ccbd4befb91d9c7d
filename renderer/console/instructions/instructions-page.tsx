import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookPlus, Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type InstructionState,
  instructionStateSchema,
} from '../../../shared/domain/instruction.ts';
import { type Locale, localeSchema } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { InstructionTable } from './instruction-table.tsx';
import styles from './instructions.module.css';
import { NewInstruction } from './new-instruction.tsx';
import { instructionsKey } from './use-instruction.ts';

const anything = 'all';

/** All instructions of the desk in every state; from here one is opened or begun. */
export function InstructionsPage() {
  const { t } = useTranslation('instructions');
  const { desk } = useParts();
  const [words, setWords] = useState('');
  const [state, setState] = useState<InstructionState | typeof anything>(anything);
  const [without, setWithout] = useState<Locale | typeof anything>(anything);
  const [owner, setOwner] = useState<string>(anything);
  const [isNew, setIsNew] = useState(false);
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  const filters = {
    q: words,
    ...(state === anything ? {} : { state }),
    ...(without === anything ? {} : { without }),
    ...(owner === anything ? {} : { ownerId: owner }),
  };
  const found = useInfiniteQuery({
    queryKey: [...instructionsKey, 'list', filters],
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('instruction.list', { query: { ...filters, before: pageParam } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const lines = found.data?.pages.flatMap((page) => page.instructions) ?? [];
  const fault = faultOf(found.error);
  const isFiltered = Object.keys(filters).length > 1 || words !== '';
  return (
    <main className={styles['page']}>
      <div className={styles['head']}>
        <h1>{t('page')}</h1>
        <div className={styles['buttons']}>
          <Link to="/instructions/jargon" search={{}} className={styles['link']}>
            <Languages aria-hidden="true" /> {t('jargon.page')}
          </Link>
          <Button kind="primary" icon={<BookPlus />} onPress={() => setIsNew(true)}>
            {t('new.title')}
          </Button>
        </div>
      </div>
      {isNew ? <NewInstruction onClose={() => setIsNew(false)} /> : null}
      <div className={styles['filters']}>
        <TextField
          label={t('search')}
          type="search"
          value={words}
          onChange={setWords}
          maxLength={200}
        />
        <Choice
          label={t('filter.state')}
          value={state}
          active={state !== anything}
          options={[
            { value: anything, words: t('filter.every-state') },
            ...instructionStateSchema.options.map((value) => ({
              value,
              words: t(`state.${value}`),
            })),
          ]}
          onChange={setState}
        />
        <Choice
          label={t('filter.without')}
          value={without}
          active={without !== anything}
          options={[
            { value: anything, words: t('filter.every-language') },
            ...localeSchema.options.map((value) => ({ value, words: t(`without.${value}`) })),
          ]}
          onChange={setWithout}
        />
        <Choice
          label={t('filter.owner')}
          value={owner}
          active={owner !== anything}
          options={[
            { value: anything, words: t('filter.every-owner') },
            ...(accounts.data?.accounts ?? [])
              .filter(({ role }) => role !== 'approver')
              .map(({ accountId, name }) => ({ value: accountId, words: name })),
          ]}
          onChange={setOwner}
        />
      </div>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {found.isPending ? <p role="status">{t('loading')}</p> : null}
      {found.isSuccess && lines.length === 0 ? (
        <p className={styles['soft']}>{t(isFiltered ? 'nothing-found' : 'empty')}</p>
      ) : null}
      {lines.length === 0 ? null : <InstructionTable lines={lines} />}
      {found.hasNextPage ? (
        <Button disabled={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </main>
  );
}
