import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type PriorityRule,
  priorityRuleSchema,
  raisesSchema,
} from '../../../shared/domain/priority-rules.ts';
import { type DeviceKind, deviceKindSchema } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import styles from './priority-pages.module.css';

const kinds = ['role', 'device-kind', 'event'] as const satisfies readonly PriorityRule['kind'][];

/** What is typed of a rule that is not there yet. */
interface RuleDraft {
  readonly kind: PriorityRule['kind'];
  readonly raises: PriorityRule['raises'];
  readonly words: string;
  readonly role: string;
  readonly deviceKind: DeviceKind;
  readonly from: string;
  readonly until: string;
  readonly departments: string;
}

const empty: RuleDraft = {
  kind: 'role',
  raises: 'impact',
  words: '',
  role: '',
  deviceKind: 'laptop',
  from: '',
  until: '',
  departments: '',
};

/** Adds a rule to the list; it holds when the list is kept. */
export function NewRule({ onAdd }: { readonly onAdd: (rule: PriorityRule) => void }) {
  const { t } = useTranslation('priority');
  const [draft, setDraft] = useState(empty);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const rule = ruleOf(draft);
  return (
    <div className={styles['form']}>
      <h3>{t('rule.new')}</h3>
      <RadioSet
        inRow
        label={t('rule.kind')}
        value={draft.kind}
        options={kinds.map((value) => ({ value, words: t(`rule.kinds.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'role' ? (
        <TextField
          label={t('rule.role')}
          hint={t('rule.role-hint')}
          value={draft.role}
          onChange={(role) => change({ role })}
          maxLength={120}
        />
      ) : null}
      {draft.kind === 'device-kind' ? (
        <Choice
          label={t('rule.device-kind')}
          value={draft.deviceKind}
          options={deviceKindSchema.options.map((value) => ({
            value,
            words: t(`devices:kind.${value}`),
          }))}
          onChange={(deviceKind) => change({ deviceKind })}
        />
      ) : null}
      {draft.kind === 'event' ? (
        <>
          <div className={styles['row']}>
            <DateField
              type="datetime-local"
              label={t('rule.from')}
              value={draft.from}
              onChange={(from) => change({ from })}
            />
            <DateField
              type="datetime-local"
              label={t('rule.until')}
              value={draft.until}
              onChange={(until) => change({ until })}
            />
          </div>
          <TextField
            label={t('rule.departments')}
            hint={t('rule.departments-hint')}
            value={draft.departments}
            onChange={(departments) => change({ departments })}
            maxLength={600}
          />
        </>
      ) : null}
      <RadioSet
        inRow
        label={t('rule.raises-what')}
        value={draft.raises}
        options={raisesSchema.options.map((value) => ({ value, words: t(`rule.raises.${value}`) }))}
        onChange={(raises) => change({ raises })}
      />
      <TextField
        label={t('rule.words')}
        hint={t('rule.words-hint')}
        value={draft.words}
        onChange={(words) => change({ words })}
        maxLength={90}
      />
      <Button
        icon={<Plus />}
        disabled={rule === null}
        onPress={() => {
          if (rule === null) return;
          onAdd(rule);
          setDraft({ ...empty, kind: draft.kind });
        }}
      >
        {t('rule.add')}
      </Button>
    </div>
  );
}

/** The rule that was typed, or null while something is missing. */
function ruleOf(draft: RuleDraft): PriorityRule | null {
  const { kind, raises, words } = draft;
  const parsed = priorityRuleSchema.safeParse({ kind, raises, words, ...partOf(draft) });
  return parsed.success ? parsed.data : null;
}

function partOf({ kind, role, deviceKind, from, until, departments }: RuleDraft) {
  switch (kind) {
    case 'role':
      return { role };
    case 'device-kind':
      return { deviceKind };
    case 'event':
      return {
        from: momentOf(from),
        until: momentOf(until),
        departments: departments
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      };
  }
}

/** A typed local time as a moment; empty while it is not complete. */
function momentOf(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
