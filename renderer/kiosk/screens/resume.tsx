import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resumeCodeSchema } from '../../../shared/domain/visit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

/** Takes up one's own unfinished visit. */
export function Resume() {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [code, setCode] = useState('');
  const resumeCode = resumeCodeSchema.safeParse(code);
  const go = () => {
    if (resumeCode.success) dispatch({ type: 'resume-entered', resumeCode: resumeCode.data });
  };
  return (
    <Page title={t('resume.title')} lead={t('resume.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="code" />}>
        <TextField
          label={t('resume.label')}
          size="touch"
          value={code}
          onChange={(typed) => setCode(typed.toUpperCase())}
          maxLength={5}
        />
        <Button size="tall" kind="primary" disabled={!resumeCode.success} onPress={go}>
          {t('resume.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
