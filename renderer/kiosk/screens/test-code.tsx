import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

const codeLength = 8;

/** A tester says who he is, by the code that he was given. */
export function TestCode({ refused }: { readonly refused: FaultCode | null }) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const [typed, setTyped] = useState('');
  const code = typed.replaceAll(/[\s-]/gu, '').toUpperCase();
  const go = () => {
    if (code.length === codeLength) dispatch({ type: 'test-code-entered', code });
  };
  return (
    <Page title={t('kiosk.code.title')} lead={t('kiosk.code.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="code" />}>
        <TextField
          label={t('kiosk.code.label')}
          size="touch"
          value={typed}
          onChange={(words) => setTyped(words.toUpperCase())}
          maxLength={12}
          error={
            refused === null
              ? undefined
              : t(refused === 'desk/unreachable' ? 'kiosk.code.away' : 'kiosk.code.unknown')
          }
        />
        <Button size="tall" kind="primary" disabled={code.length !== codeLength} onPress={go}>
          {t('kiosk.code.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
