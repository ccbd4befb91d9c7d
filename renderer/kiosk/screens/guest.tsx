import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactSchema, personalLineSchema } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import type { SelfTyped } from '../flow/self-typed.ts';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';

/** Name and a way to be reached, for who has no badge. */
export function Guest({ typed }: { readonly typed: SelfTyped }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { name, contact } = typed;
  const type = (change: Partial<SelfTyped>) =>
    dispatch({ type: 'self-typed', name, contact, ...change });
  const [tried, setTried] = useState(false);
  const cleanName = personalLineSchema.safeParse(name);
  const cleanContact = contactSchema.safeParse(contact);
  const nameField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const contactField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const go = () => {
    setTried(true);
    // The drawn keys write where the focus is: in the field that has to be mended.
    if (!cleanName.success) return nameField.current?.focus();
    if (!cleanContact.success) return contactField.current?.focus();
    dispatch({
      type: 'identified',
      identification: { by: 'guest', name: cleanName.data, contact: cleanContact.data },
    });
  };
  return (
    <Page title={t('guest.title')} lead={t('guest.lead')}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="line" />}>
        <TextField
          label={t('guest.name')}
          size="touch"
          fieldRef={nameField}
          value={name}
          onChange={(text) => type({ name: text })}
          maxLength={120}
          error={tried && !cleanName.success ? t('guest.name-missing') : undefined}
        />
        <TextField
          label={t('guest.contact')}
          size="touch"
          fieldRef={contactField}
          value={contact}
          onChange={(text) => type({ contact: text })}
          maxLength={120}
          error={
            tried && !cleanContact.success
              ? t(contact.trim() === '' ? 'guest.contact-missing' : 'guest.contact-wrong')
              : undefined
          }
        />
        <Button size="tall" kind="primary" onPress={go}>
          {t('guest.go')}
        </Button>
      </FormBody>
    </Page>
  );
}
