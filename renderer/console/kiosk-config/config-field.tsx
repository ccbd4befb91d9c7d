import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { optionWords } from './field-words.ts';
import { type Draft, type FormField, valueAt, withValue } from './form-fields.ts';
import styles from './kiosk-config.module.css';
import { ListField } from './list-field.tsx';
import { NamesField } from './names-field.tsx';

const listSchema = z.array(z.string()).catch([]);

/** One field of the form, drawn by what its schema says of it. */
export function ConfigField({
  field,
  draft,
  problems,
  onChange,
}: {
  readonly field: FormField;
  readonly draft: Draft;
  /** What is wrong, by the path of the field. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (draft: Draft) => void;
}) {
  const { t } = useTranslation('kiosk-config');
  const { path } = field;
  const value = valueAt(draft, path);
  const error = problems.get(path);
  const put = (next: unknown) => onChange(withValue(draft, path, next));
  switch (field.kind) {
    case 'group':
      return (
        <fieldset className={styles['group']}>
          <legend>{t(`group.${path.replace('.', '-')}`)}</legend>
          {field.fields.map((one) => (
            <ConfigField key={one.path} {...{ field: one, draft, problems, onChange }} />
          ))}
        </fieldset>
      );
    case 'list':
      return (
        <ListField
          path={path}
          options={field.options}
          most={field.most}
          value={listSchema.parse(value)}
          error={error}
          onChange={put}
        />
      );
    case 'names':
      return (
        <NamesField
          label={t(`field.${path}`)}
          hint={t('ports-hint')}
          value={listSchema.parse(value)}
          error={error}
          onChange={put}
        />
      );
    case 'choice':
      return (
        <Choice
          label={t(`field.${path}`)}
          value={String(value)}
          options={field.options.map((option) => ({
            value: option,
            words: optionWords(t, path, option),
          }))}
          onChange={put}
        />
      );
    case 'number':
      return (
        <TextField
          label={t(`field.${path}`)}
          hint={t('between', { from: field.from, to: field.to })}
          type="number"
          value={String(value)}
          error={error}
          // What is no figure yet stays as it was typed; the schema says so.
          onChange={(text) => put(text === '' ? text : Number(text))}
        />
      );
    case 'text':
      return (
        <TextField
          label={t(`field.${path}`)}
          value={typeof value === 'string' ? value : ''}
          maxLength={field.longest}
          error={error}
          onChange={(text) => put(field.nullable && text === '' ? null : text)}
        />
      );
  }
}
