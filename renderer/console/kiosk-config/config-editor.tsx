import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ConfigProfileDetail } from '../../../shared/contract/kiosk-config-routes.ts';
import { configDiff } from '../../../shared/domain/kiosk-config-diff.ts';
import { kioskConfigSchema } from '../../../shared/domain/kiosk-config.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ChangeList } from './change-list.tsx';
import { ConfigField } from './config-field.tsx';
import { type Draft, formFields } from './form-fields.ts';
import styles from './kiosk-config.module.css';
import { Preview } from './preview.tsx';
import { profilesKey } from './use-profiles.ts';

/** The form of a configuration, made from its schema; nothing holds before it is proposed and approved. */
export function ConfigEditor({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  const { desk } = useParts();
  const act = useAct([profilesKey]);
  const fields = useMemo(() => formFields(kioskConfigSchema), []);
  const [draft, setDraft] = useState<Draft>(profile.content);
  const [words, setWords] = useState('');
  const parsed = kioskConfigSchema.safeParse(draft);
  const problems = new Map(
    (parsed.error?.issues ?? []).map((issue) => [
      issue.path.slice(0, depthOf(issue.path)).join('.'),
      t(`problem.${problemOf(issue)}`),
    ]),
  );
  const changes = parsed.success ? configDiff(profile.content, parsed.data) : [];
  const propose = async () => {
    if (!parsed.success) return;
    const body = { content: parsed.data, basedOn: profile.version ?? 0, words };
    const params = { profileId: profile.profileId };
    const asked = desk.call('kiosk-profile.propose', { params, body });
    if ((await act.run(asked, t('propose.done'))) !== null) setWords('');
  };
  return (
    <form
      className={styles['editor']}
      aria-label={t('editor.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      <div className={styles['fields']}>
        {fields.map((field) => (
          <ConfigField key={field.path} {...{ field, draft, problems }} onChange={setDraft} />
        ))}
      </div>
      <div className={styles['beside']}>
        <Preview config={parsed.success ? parsed.data : profile.content} />
        {parsed.success ? (
          <ChangeList label={t('changes.title')} changes={changes} />
        ) : (
          <p role="status">{t('editor.problems', { count: problems.size })}</p>
        )}
        <TextField
          label={t('propose.words')}
          value={words}
          maxLength={200}
          rows={2}
          onChange={setWords}
        />
        <div className={bench['actions']}>
          <SubmitButton disabled={!parsed.success || changes.length === 0 || act.busy}>
            {t('propose.submit')}
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}

/** What a field is told; the form keeps everything else from being typed. */
function problemOf(
  issue: z.core.$ZodIssue,
): 'bounds' | 'list' | 'shape' | 'port-name' | 'port-twice' {
  if (issue.path[0] === 'ports') return issue.code === 'custom' ? 'port-twice' : 'port-name';
  const isOfList = 'origin' in issue && issue.origin === 'array';
  if (issue.code === 'custom' || isOfList) return 'list';
  return issue.code === 'too_small' || issue.code === 'too_big' ? 'bounds' : 'shape';
}

/** A fault of one entry of a list is shown at the list. */
function depthOf(path: readonly PropertyKey[]): number {
  const entry = path.findIndex((name) => typeof name === 'number');
  return entry === -1 ? path.length : entry;
}
