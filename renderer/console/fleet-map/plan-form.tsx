import { ImagePlus, Pencil, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorPlan } from '../../../shared/domain/fleet/floor-plan.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { putAway } from '../app/put-away.ts';
import { sendPhoto } from '../app/send-photo.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './fleet-map.module.css';
import { type PlanTyped, planChanges } from './plan-changes.ts';
import { planPicture } from './plan-picture.ts';
import { fleetMapKey } from './use-fleet-map.ts';

/** A new floor of a site. */
export function AddPlan({ site }: { readonly site: Site }) {
  const { t } = useTranslation('fleet-map');
  const { desk } = useParts();
  const act = useAct([fleetMapKey]);
  /** Another one each time: an answer closes the form that asked, and no later one. */
  const [opened, setOpened] = useState<object | null>(null);
  return (
    <div className={bench['actions']}>
      <Button icon={<ImagePlus />} onPress={() => setOpened({})}>
        {t('plan.add')}
      </Button>
      {opened === null ? null : (
        <PlanDialog
          title={t('plan.add-to', { site: site.name })}
          plan={null}
          busy={act.busy}
          onClose={() => setOpened(null)}
          onKeep={async ({ name, photoHash }) => {
            // Its form is not sent without a picture.
            if (photoHash === null) return;
            const asked = desk.call('fleet-map.add-plan', {
              body: { siteId: site.siteId, name, photoHash },
            });
            if ((await act.run(asked, t('plan.added'))) !== null) setOpened(putAway(opened));
          }}
        />
      )}
    </div>
  );
}

/** Another name or picture of a floor. */
export function ChangePlan({ plan }: { readonly plan: FloorPlan }) {
  const { t } = useTranslation('fleet-map');
  const { desk } = useParts();
  const act = useAct([fleetMapKey]);
  /** The plan as it was when its form was opened; another one each time, as above. */
  const [begun, setBegun] = useState<FloorPlan | null>(null);
  const { planId } = plan;
  return (
    <>
      <Button icon={<Pencil />} onPress={() => setBegun({ ...plan })}>
        {t('plan.change')}
      </Button>
      {begun === null ? null : (
        <PlanDialog
          title={t('plan.change')}
          plan={begun}
          busy={act.busy}
          onClose={() => setBegun(null)}
          onKeep={async (typed) => {
            const body = planChanges(begun, typed);
            const asked = desk.call('fleet-map.change-plan', { params: { planId }, body });
            if ((await act.run(asked, t('plan.changed'))) !== null) setBegun(putAway(begun));
          }}
        />
      )}
    </>
  );
}

/** Takes a floor away, after saying what that does. */
export function RemovePlan({ plan }: { readonly plan: FloorPlan }) {
  const { t } = useTranslation('fleet-map');
  const { desk } = useParts();
  const act = useAct([fleetMapKey]);
  const [isOpen, setOpen] = useState(false);
  const { planId, name } = plan;
  const remove = async () => {
    const asked = desk.call('fleet-map.remove-plan', { params: { planId } });
    if ((await act.run(asked, t('plan.removed'))) !== null) setOpen(false);
  };
  return (
    <>
      <Button icon={<Trash2 />} onPress={() => setOpen(true)}>
        {t('plan.remove')}
      </Button>
      {isOpen ? (
        <Dialog title={t('plan.remove')} onClose={() => setOpen(false)}>
          <form
            className={bench['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void remove();
            }}
          >
            <p>{t('plan.remove-lead', { plan: name })}</p>
            <SubmitButton danger disabled={act.busy}>
              {t('plan.remove')}
            </SubmitButton>
          </form>
        </Dialog>
      ) : null}
    </>
  );
}

/** Its name and its picture, which is sent only when the form is. */
function PlanDialog({
  title,
  plan,
  busy,
  onClose,
  onKeep,
}: {
  readonly title: string;
  /** Null for a new one, which needs a picture. */
  readonly plan: FloorPlan | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onKeep: (typed: PlanTyped) => Promise<void>;
}) {
  const { t } = useTranslation('fleet-map');
  const id = useId();
  const [name, setName] = useState(plan?.name ?? '');
  const [picture, setPicture] = useState<File | null>(null);
  const [sending, setSending] = useState<'no' | 'yes' | 'failed'>('no');
  const keep = async () => {
    setSending('yes');
    const photoHash = picture === null ? null : await sent(picture);
    const isLost = picture !== null && photoHash === null;
    setSending(isLost ? 'failed' : 'no');
    if (!isLost) await onKeep({ name: name.trim(), photoHash });
  };
  const isMissing = picture === null && plan === null;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={bench['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField
          label={t('plan.name')}
          hint={t('plan.name-hint')}
          value={name}
          maxLength={60}
          onChange={setName}
        />
        <div className={styles['file']}>
          <label htmlFor={`${id}-picture`}>{t('plan.picture')}</label>
          <input
            id={`${id}-picture`}
            type="file"
            aria-describedby={`${id}-hint`}
            accept="image/png,image/jpeg,image/webp"
            onChange={({ target }) => {
              setPicture(target.files?.[0] ?? null);
              setSending('no');
            }}
          />
          <small id={`${id}-hint`}>
            {t(plan === null ? 'plan.picture-hint' : 'plan.picture-kept')}
          </small>
        </div>
        {sending === 'failed' ? <p role="alert">{t('plan.not-taken')}</p> : null}
        <SubmitButton disabled={busy || sending === 'yes' || name.trim() === '' || isMissing}>
          {t('plan.submit')}
        </SubmitButton>
      </form>
    </Dialog>
  );
}

async function sent(picture: File): Promise<string | null> {
  const photo = await planPicture(picture);
  return photo === null ? null : sendPhoto(photo);
}
