import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ConfigProfileDetail } from '../../../shared/contract/kiosk-config-routes.ts';
import { configDiff } from '../../../shared/domain/kiosk-config-diff.ts';
import { kioskConfigSchema } from '../../../shared/domain/kiosk-config.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { emptied } from '../app/emptied.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ChangeList } from './change-list.tsx';
import { ConfigField } from './config-field.tsx';
import { begin, decide, isTouched, leafPaths, moveOn, proposed } from './draft-in-progress.ts';
import { formFields } from './form-fields.ts';
import styles from './kiosk-config.module.css';
import { NewsPart } from './news-part.tsx';
import { Preview } from './preview.tsx';
import { profilesKey } from './use-profiles.ts';

/**
 * The form of a configuration, made from its schema; nothing holds before it is proposed and approved. What
 * was typed stays while another admin's proposal waits, and goes on from the version that comes of it.
 */
export function ConfigEditor({ profile }: { readonly profile: ConfigProfileDetail }) {
  const { t } = useTranslation('kiosk-config');
  const { desk } = useParts();
  const act = useAct([profilesKey]);
  const fields = useMemo(() => formFields(kioskConfigSchema), []);
  const paths = useMemo(() => leafPaths(fields), [fields]);
  const holding = { version: profile.version ?? 0, content: profile.content };
  const [known, setWork] = useState(() => begin(holding));
  const [words, setWords] = useState('');
  const [proposing, setProposing] = useState(false);
  const work = known.version === holding.version ? known : moveOn(known, holding, paths);
  // Here and not in an effect: no frame shows what was typed against a version that is over.
  if (work !== known) setWork(work);
  const { draft, begun, collisions } = work;
  const touched = isTouched(work, paths);
  if (profile.hasProposal && !touched) return null;

  const parsed = kioskConfigSchema.safeParse(draft);
  const problems = new Map(
    (parsed.error?.issues ?? []).map((issue) => [
      issue.path.slice(0, depthOf(issue.path)).join('.'),
      t(`problem.${problemOf(issue)}`),
    ]),
  );
  const changes = parsed.success ? configDiff(profile.content, parsed.data) : [];
  const startOver = () => {
    setWork(begin(holding));
    setWords('');
  };
  const propose = async () => {
    if (!parsed.success) return;
    const body = { content: parsed.data, basedOn: holding.version, words };
    const params = { profileId: profile.profileId };
    setProposing(true);
    const asked = desk.call('kiosk-profile.propose', { params, body });
    if ((await act.run(asked, t('propose.done'))) !== null) {
      setWork((now) => proposed(now, draft, holding));
      setWords(emptied(words, ''));
    }
    setProposing(false);
  };
  const mayPropose = parsed.success && changes.length > 0 && collisions.length === 0;
  return (
    <section className={styles['part']}>
      <h2>{t('editor.title')}</h2>
      <p>{t('editor.lead')}</p>
      {profile.hasProposal && !proposing ? (
        <p className={styles['news']} role="status">
          {t('news.waiting')}
        </p>
      ) : null}
      {work.version === begun.version ? null : (
        <NewsPart
          work={work}
          theirs={configDiff(kioskConfigSchema.parse(begun.content), profile.content)}
          onDecide={(path, keep) => setWork(decide(work, path, keep))}
        />
      )}
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
            <ConfigField
              key={field.path}
              {...{ field, draft, problems }}
              onChange={(changed) => setWork({ ...work, draft: changed })}
            />
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
            <SubmitButton disabled={!mayPropose || profile.hasProposal || proposing}>
              {t('propose.submit')}
            </SubmitButton>
            {touched ? <Button onPress={startOver}>{t('editor.start-over')}</Button> : null}
          </div>
        </div>
      </form>
    </section>
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
