import { Check, CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionVariant } from '../../../shared/domain/instruction.ts';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import type { SaidOfStep } from '../flow/screen.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import styles from './instruction.module.css';

/** The key beside "next": this step does not work, or works after all. */
export function StepAnswer({
  step,
  said,
}: {
  readonly step: number;
  readonly said: SaidOfStep | null;
}) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  const failed = said?.worked === false;
  return (
    <Button
      size="tall"
      icon={failed ? <Check /> : <X />}
      onPress={() => dispatch({ type: 'step-answered', step, worked: failed })}
    >
      {t(failed ? 'kiosk.works' : 'kiosk.fails')}
    </Button>
  );
}

/** That the desk hears of it, or that it has to be told there. */
export function StepSaid({ said }: { readonly said: SaidOfStep | null }) {
  const { t } = useTranslation('instruction-page');
  const failed = said === null || said.worked ? null : said;
  return (
    <p role="status" className={styles['said']}>
      {failed === null ? null : failed.kept === 'lost' ? (
        <>
          <CircleAlert aria-hidden="true" />
          {t('kiosk.not-kept')}
        </>
      ) : (
        <>
          <CircleCheck aria-hidden="true" />
          {t('kiosk.told', { step: failed.step })}
        </>
      )}
    </p>
  );
}

/** Whether it worked. */
export function InstructionEnd({
  waits,
  title,
  children,
}: {
  readonly waits: boolean;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  return (
    <Page
      title={t('kiosk.end')}
      over={title}
      lead={t(waits ? 'kiosk.end-waiting' : 'kiosk.end-visit')}
    >
      <Tiles shape="list">
        <Tile
          shape="row"
          picture={<Check />}
          words={t('kiosk.yes')}
          onPress={() => dispatch({ type: 'instruction-answered', outcome: 'helped' })}
        />
        <Tile
          shape="row"
          picture={<X />}
          words={t('kiosk.no')}
          onPress={() => dispatch({ type: 'instruction-answered', outcome: 'not-enough' })}
        />
      </Tiles>
      {children}
    </Page>
  );
}

/** At which step it went wrong, for who will help; one press, and the visit goes on. */
export function WhichStep({ variant }: { readonly variant: InstructionVariant }) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  const says = (step: number) => dispatch({ type: 'step-answered', step, worked: false });
  return (
    <Page title={t('kiosk.which')} over={variant.title} lead={t('kiosk.which-lead')}>
      <Tiles shape="list">
        {variant.steps.map((step, place) => (
          <Tile
            key={place}
            shape="row"
            picture={<X />}
            words={t('step', { step: place + 1 })}
            hint={step.do}
            onPress={() => says(place + 1)}
          />
        ))}
        <Tile shape="row" picture={<X />} words={t('kiosk.none')} onPress={() => says(0)} />
      </Tiles>
    </Page>
  );
}
