import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

/** A name in place of a drawn signature; a face of its own, since keys need the whole width. */
export function HandOutName({
  name,
  onName,
  onBack,
}: {
  readonly name: string;
  readonly onName: (name: string) => void;
  /** Back to the signature as it was; Back of the page leaves what is signed. */
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('hand-out');
  const [typed, setTyped] = useState(name);
  const go = () => {
    if (typed.trim() !== '') onName(typed.trim());
  };
  return (
    <Page title={t('sign.by-name')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="words" />}>
        <TextField
          label={t('sign.name')}
          size="touch"
          value={typed}
          maxLength={120}
          onChange={setTyped}
        />
        <Button size="tall" kind="primary" disabled={typed.trim() === ''} onPress={go}>
          {t('sign.name-go')}
        </Button>
        <Button size="tall" icon={<PenLine />} onPress={onBack}>
          {t('sign.by-hand')}
        </Button>
      </FormBody>
    </Page>
  );
}
