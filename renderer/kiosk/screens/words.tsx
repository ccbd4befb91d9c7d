import { useTranslation } from 'react-i18next';
import { isSwollen } from '../../../shared/domain/visit-flow.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import { PhotoPart } from '../parts/photo-part.tsx';
import { wordsQuestion } from './words-question.ts';
import styles from './words.module.css';

type WordsScreen = Extract<Screen, { at: 'words' }>;

/** Own words and a photo, neither of which is needed. */
export function Words({ screen }: { readonly screen: WordsScreen }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { words, photo, category } = screen;
  const question = wordsQuestion(category);
  const empty = words.trim() === '' && photo.state !== 'kept';
  const go = () => dispatch({ type: 'reason-finished' });
  return (
    <Page
      title={t(`words.title.${question}`)}
      lead={t(leadOf(screen))}
      over={t(`words:category.${category}`)}
    >
      <FormBody onSubmit={go} keyboard={<Keyboard layout="words" />}>
        <TextField
          label={t('words.label')}
          size="touch"
          rows={2}
          value={words}
          onChange={(typed) => dispatch({ type: 'words-typed', words: typed })}
          maxLength={1000}
        />
        <div className={styles['side']}>
          <PhotoPart photo={photo} />
          <Button
            size="tall"
            kind={empty ? 'plain' : 'primary'}
            disabled={photo.state === 'sending'}
            onPress={go}
          >
            {t(empty ? 'words.skip' : 'words.go')}
          </Button>
        </div>
      </FormBody>
    </Page>
  );
}

/** Whoever holds a swollen battery must hear first what not to do with it. */
function leadOf(reason: Pick<WordsScreen, 'category' | 'triage'>) {
  if (isSwollen(reason)) return 'words.lead-swollen';
  if (reason.category === 'collect') return 'words.lead-collect';
  return wordsQuestion(reason.category) === 'any' ? 'words.lead' : 'words.lead-asked';
}
