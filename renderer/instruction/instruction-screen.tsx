import { CircleX, CloudOff, Download } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  tellingSchema,
  variantFor,
  type GivenInstruction,
  type InstructionPage,
  type StepAnswer,
} from '../../shared/domain/instruction-link.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import { formatDay } from '../i18n/format.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import type { KeptAnswer } from './answer-queue.ts';
import type { Choice } from './chosen-telling.ts';
import { InstructionText } from './instruction-text.tsx';
import styles from './instruction-screen.module.css';
import type { PageView } from './page-view.ts';

/** What a reader says of a step, before it has an id. */
export type SaidOfStep = Pick<StepAnswer, 'instructionId' | 'level' | 'step' | 'worked'>;

interface ScreenProps {
  readonly view: PageView;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  /** Whether the choice is kept on this device. */
  readonly remembers: boolean;
  readonly onRemember: (wanted: boolean) => void;
  /** Whether the page opens without a network. */
  readonly kept: boolean;
  readonly online: boolean;
  readonly answers: readonly KeptAnswer[];
  readonly onAnswer: (said: SaidOfStep) => void;
  readonly onAgain: () => void;
}

/** Instructions on the reader's own phone: as he wants them told, step by step. */
export function InstructionScreen(props: ScreenProps) {
  const { t } = useTranslation('instruction-page');
  const { view, choice, onChoice } = props;
  return (
    <div className={styles['phone']}>
      <header className={styles['header']}>
        <BrandMark />
        <div className={styles['languages']} role="group" aria-label={t('language')}>
          {localeSchema.options.map((locale) => (
            <Button
              key={locale}
              className={styles['language']}
              pressed={locale === choice.locale}
              label={locale === 'nl' ? 'NL, Nederlands' : 'EN, English'}
              onPress={() => onChoice({ ...choice, locale })}
            >
              <span lang={locale}>{locale.toUpperCase()}</span>
            </Button>
          ))}
        </div>
      </header>
      <main className={styles['main']}>
        {view.show === 'busy' ? (
          <p role="status">{t('busy')}</p>
        ) : view.show === 'page' ? (
          <Page {...props} page={view.page} />
        ) : (
          <section className={styles['state']}>
            {view.show === 'unreachable' ? (
              <CloudOff aria-hidden="true" />
            ) : (
              <CircleX aria-hidden="true" />
            )}
            <h1>{t(`${view.show}.title`)}</h1>
            <p>{t(`${view.show}.words`)}</p>
            {view.show === 'unreachable' ? (
              <Button kind="primary" size="touch" onPress={props.onAgain}>
                {t('unreachable.again')}
              </Button>
            ) : null}
          </section>
        )}
      </main>
    </div>
  );
}

function Page({
  page,
  choice,
  onChoice,
  remembers,
  onRemember,
  kept,
  online,
  answers,
  onAnswer,
}: ScreenProps & { readonly page: InstructionPage }) {
  const { t } = useTranslation('instruction-page');
  const isPack = page.instructions.length > 1;
  return (
    <>
      {isPack ? <h1>{t('pack')}</h1> : null}
      <div className={styles['tellings']} role="group" aria-label={t('telling.label')}>
        {tellingSchema.options.map((telling) => (
          <Button
            key={telling}
            size="touch"
            pressed={telling === choice.telling}
            onPress={() => onChoice({ ...choice, telling })}
          >
            {t(`telling.${telling}`)}
          </Button>
        ))}
      </div>
      <Checkbox isSelected={remembers} onChange={onRemember} className={styles['remember'] ?? ''}>
        <span className={styles['box']} aria-hidden="true" />
        {t('remember')}
      </Checkbox>
      {online ? null : (
        <p className={styles['told']} role="status">
          <CloudOff aria-hidden="true" />
          {t('without-network')}
        </p>
      )}
      {blocksOf(page.instructions).map(({ block, instructions }) => (
        <section key={block ?? instructions[0]?.instructionId} className={styles['block']}>
          {block === null ? null : <h2>{t(`block.${block}`)}</h2>}
          {instructions.map((instruction) => {
            const variant = variantFor(instruction.variants, choice.locale, choice.telling);
            return variant === null ? null : (
              <InstructionText
                key={instruction.instructionId}
                instructionId={instruction.instructionId}
                variant={variant}
                telling={choice.telling}
                heading={block !== null ? 'h3' : isPack ? 'h2' : 'h1'}
                answers={answers}
                onAnswer={onAnswer}
              />
            );
          })}
        </section>
      ))}
      <footer className={styles['foot']}>
        {kept ? (
          <p className={styles['told']} role="status">
            <Download aria-hidden="true" />
            {t('kept')}
          </p>
        ) : null}
        <p>{t('until', { day: formatDay(new Date(page.expiresAt), choice.locale) })}</p>
      </footer>
    </>
  );
}

interface Block {
  readonly block: GivenInstruction['block'];
  readonly instructions: readonly GivenInstruction[];
}

/** Instructions of one block of a pack stand under one heading. */
function blocksOf(instructions: readonly GivenInstruction[]): readonly Block[] {
  return instructions.reduce<readonly Block[]>((blocks, instruction) => {
    const last = blocks.at(-1);
    return last !== undefined && last.block !== null && last.block === instruction.block
      ? [...blocks.slice(0, -1), { ...last, instructions: [...last.instructions, instruction] }]
      : [...blocks, { block: instruction.block, instructions: [instruction] }];
  }, []);
}
