import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { badgeNumberSchema } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

export function StaffNumber() {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [typed, setTyped] = useState('');
  // Spaces in a number are a habit, not a mistake.
  const staffNumber = badgeNumberSchema.safeParse(typed.replaceAll(' ', ''));
  const go = () => {
    if (!staffNumber.success) return;
    dispatch({
      type: 'identified',
      identification: { by: 'staff-number', staffNumber: staffNumber.data },
    });
  };
  return (
    <Page title={t('staff-number.title')} lead={t('staff-number.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="label" />}>
        <TextField
          label={t('staff-number.label')}
          size="touch"
          value={typed}
          onChange={setTyped}
          maxLength={64}
        />
        <Button size="tall" kind="primary" disabled={!staffNumber.success} onPress={go}>
          {t('staff-number.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
