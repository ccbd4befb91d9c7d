import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type RightTemplate,
  type RightTemplateFacts,
  approverLevelSchema,
  rightTemplateFactsSchema,
} from '../../../shared/domain/right.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { licencesKey, rightsKey } from './register-keys.ts';
import styles from './register.module.css';

const nothing = '';
const yesOrNo = ['yes', 'no'] as const;

/** What a lead decides about a right that can be granted. */
export function TemplateForm({
  template,
  onClose,
}: {
  /** Null for a new one. */
  readonly template: RightTemplate | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('registers');
  const { desk } = useParts();
  const id = useId();
  const [system, setSystem] = useState(template?.system ?? '');
  const [role, setRole] = useState(template?.role ?? '');
  const [rights, setRights] = useState(template?.rights ?? '');
  const [days, setDays] = useState(
    template === null ? '90' : String(template.defaultDays ?? nothing),
  );
  const [level, setLevel] = useState(template?.approverLevel ?? 'approver');
  const [fourEyes, setFourEyes] = useState(template?.fourEyes ?? true);
  const [active, setActive] = useState(template?.active ?? true);
  const [productId, setProductId] = useState(template?.productId ?? nothing);
  const act = useAct([rightsKey]);
  const products = useQuery({
    queryKey: [...licencesKey, 'choice', ''],
    queryFn: () => valueOf(desk.call('licence.list', { query: { limit: 100 } })),
  });
  const facts = rightTemplateFactsSchema.safeParse({
    system,
    role,
    rights,
    defaultDays: days === nothing ? null : Number(days),
    approverLevel: level,
    fourEyes,
    productId: productId === nothing ? null : productId,
    active,
  });
  const send = async () => {
    if (!facts.success) return;
    const body = facts.data;
    const saved = await act.run(
      template === null
        ? desk.call('right.create-template', { body })
        : desk.call('right.change-template', {
            params: { templateId: template.templateId },
            body: { ...body, seen: factsOf(template) },
          }),
      t('saved'),
    );
    if (saved !== null) onClose();
  };
  const answers = yesOrNo.map((value) => ({ value, words: t(value) }));
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id}>
        {template === null
          ? t('rights.new')
          : t('change-one', { name: `${template.system}: ${template.role}` })}
      </h2>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          autoFocus
          label={t('rights.system')}
          value={system}
          onChange={setSystem}
          maxLength={120}
        />
        <TextField label={t('rights.role')} value={role} onChange={setRole} maxLength={120} />
        <TextField
          label={t('rights.rights')}
          value={rights}
          onChange={setRights}
          rows={3}
          maxLength={2000}
        />
        <TextField
          label={t('rights.days')}
          hint={t('rights.days-hint')}
          type="number"
          value={days}
          onChange={setDays}
          error={isDays(days) ? undefined : t('rights.days-wrong')}
        />
        <Choice
          label={t('rights.level')}
          value={level}
          options={approverLevelSchema.options.map((value) => ({
            value,
            words: t(`rights.level-name.${value}`),
          }))}
          onChange={setLevel}
        />
        <Choice
          label={t('rights.product')}
          value={productId}
          options={[
            { value: nothing, words: t('none') },
            ...(products.data?.licences ?? []).map((each) => ({
              value: each.productId,
              words: each.name,
            })),
          ]}
          onChange={setProductId}
        />
        <RadioSet
          inRow
          label={t('rights.four-eyes')}
          value={fourEyes ? 'yes' : 'no'}
          options={answers}
          onChange={(answer) => setFourEyes(answer === 'yes')}
        />
        <RadioSet
          inRow
          label={t('rights.active')}
          value={active ? 'yes' : 'no'}
          options={answers}
          onChange={(answer) => setActive(answer === 'yes')}
        />
        <div className={styles['actions']}>
          <SubmitButton disabled={!facts.success || act.busy}>{t('save')}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function factsOf({ templateId: _id, ...facts }: RightTemplate): RightTemplateFacts {
  return facts;
}

function isDays(days: string): boolean {
  return (
    days === nothing || rightTemplateFactsSchema.shape.defaultDays.safeParse(Number(days)).success
  );
}
