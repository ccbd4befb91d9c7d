import {
  ArrowRight,
  BookOpenText,
  Images,
  ListOrdered,
  Square,
  TriangleAlert,
  Volume2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionVariant } from '../../../shared/domain/instruction.ts';
import {
  tellingSchema,
  variantFor,
  type Telling,
} from '../../../shared/domain/instruction-link.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { InstructionPicture } from '../../ui/instruction-picture.tsx';
import { PhotoAddress } from '../../ui/photo-address.ts';
import { useReadAloud } from '../../ui/use-read-aloud.ts';
import { useDispatch } from '../dispatch.ts';
import { pagesOf, readVariant, type InstructionPage } from '../flow/instruction.ts';
import { saidOf } from '../flow/instruction-step.ts';
import type { Model } from '../flow/model.ts';
import type { SaidOfStep, Screen } from '../flow/screen.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { InstructionEnd, StepAnswer, StepSaid, WhichStep } from './instruction-answers.tsx';
import { TakeAlong } from './instruction-taken.tsx';
import styles from './instruction.module.css';

type On = Extract<Screen, { at: 'instruction' }>;

const pictureOf = {
  short: <BookOpenText />,
  steps: <ListOrdered />,
  pictures: <Images />,
  aloud: <Volume2 />,
} as const satisfies Record<Telling, ReactNode>;

/** What a visitor can do himself, one page at a time, told as he likes it. */
export function InstructionScreen({
  model,
  screen,
}: {
  readonly model: Model;
  readonly screen: On;
}) {
  const { locale, kiosk } = model;
  const variant = readVariant(screen, locale);
  if (variant === null || screen.telling === null)
    return <Tellings screen={screen} locale={locale} />;
  const pages = pagesOf(variant);
  const page = pages[Math.min(screen.page, pages.length - 1)];
  if (screen.asksWhich) return <WhichStep variant={variant} />;
  const take =
    kiosk?.deskReachable === true ? (
      <TakeAlong taken={screen.taken} prints={kiosk.printerReady} />
    ) : null;
  if (page === undefined || page.page === 'end') {
    return (
      <InstructionEnd waits={screen.before.at === 'number'} title={variant.title}>
        {take}
      </InstructionEnd>
    );
  }
  return (
    <PhotoAddress value={(hash) => photoAddress(screen.photos[hash])}>
      <OnePage variant={variant} page={page} telling={screen.telling} said={screen.said}>
        {screen.page === 0 ? take : null}
      </OnePage>
    </PhotoAddress>
  );
}

/** What is inside the page itself: nothing is loaded from anywhere. */
function photoAddress(jpegBase64: string | null | undefined): string | null {
  return jpegBase64 === null || jpegBase64 === undefined
    ? null
    : `data:image/jpeg;base64,${jpegBase64}`;
}

function Tellings({ screen, locale }: { readonly screen: On; readonly locale: Locale }) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  const { offered } = useReadAloud(locale);
  const title = variantFor(screen.instruction.variants, locale, 'steps')?.title;
  return (
    <Page title={t('kiosk.how')} over={title} lead={t('kiosk.how-lead')}>
      <Tiles shape="list">
        {tellingSchema.options
          .filter((telling) => telling !== 'aloud' || offered)
          .map((telling) => (
            <Tile
              key={telling}
              shape="row"
              picture={pictureOf[telling]}
              words={t(`telling.${telling}`)}
              hint={t(`hint.${telling}`)}
              onPress={() => dispatch({ type: 'telling-chosen', telling })}
            />
          ))}
      </Tiles>
    </Page>
  );
}

function OnePage({
  variant,
  page,
  telling,
  said,
  children,
}: {
  readonly variant: InstructionVariant;
  readonly page: Exclude<InstructionPage, { page: 'end' }>;
  readonly telling: Telling;
  readonly said: readonly SaidOfStep[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  const title =
    page.page === 'start' ? variant.title : t('step-of', { step: page.number, steps: page.steps });
  return (
    <Page title={title} over={page.page === 'start' ? undefined : variant.title}>
      <div className={styles['page']} lang={variant.locale}>
        {page.page === 'start' ? (
          <Start intro={page.intro} safety={page.safety} />
        ) : (
          <div className={styles['step']}>
            {telling === 'short' || page.step.picture === undefined ? null : (
              <div className={styles['picture']}>
                <InstructionPicture picture={page.step.picture} />
              </div>
            )}
            <div className={styles['words']}>
              <p className={styles['do']}>{page.step.do}</p>
              <Note begins={t('see')} text={page.step.see} />
              <Note begins={t('if-not')} text={page.step.ifNot} />
            </div>
          </div>
        )}
      </div>
      {page.page === 'start' ? null : (
        <StepSaid said={saidOf(said, { level: variant.level, step: page.number })} />
      )}
      {children}
      <div className={styles['ways']}>
        {/* Another page is another reading: the key ends the voice of the one before. */}
        <Aloud key={title} locale={variant.locale} texts={spoken(title, page, t)} />
        {page.page === 'start' ? null : (
          <StepAnswer
            step={page.number}
            said={saidOf(said, { level: variant.level, step: page.number })}
          />
        )}
        <Button
          size="tall"
          kind="primary"
          iconAfter={<ArrowRight />}
          onPress={() => dispatch({ type: 'instruction-turned', to: 'next' })}
        >
          {t('kiosk.next')}
        </Button>
      </div>
    </Page>
  );
}

function Start({ intro, safety }: { readonly intro: string; readonly safety: readonly string[] }) {
  const { t } = useTranslation('instruction-page');
  return (
    <>
      {intro === '' ? null : <p className={styles['do']}>{intro}</p>}
      {safety.length === 0 ? null : (
        <section className={styles['safety']} aria-label={t('safety')}>
          <TriangleAlert aria-hidden="true" />
          <div>
            <h2>{t('safety')}</h2>
            <ul>
              {safety.map((measure) => (
                <li key={measure}>{measure}</li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
}

function Note({
  begins,
  text = '',
}: {
  readonly begins: string;
  readonly text?: string | undefined;
}) {
  return text === '' ? null : (
    <p className={styles['note']}>
      <strong>{begins}</strong> {text}
    </p>
  );
}

/** Reads this page when it is asked to; offered only where the kiosk has a voice for the language. */
function Aloud({ locale, texts }: { readonly locale: Locale; readonly texts: readonly string[] }) {
  const { t } = useTranslation('instruction-page');
  const { offered, reading, read, stop } = useReadAloud(locale);
  return offered ? (
    <Button
      size="tall"
      icon={reading ? <Square /> : <Volume2 />}
      onPress={() => (reading ? stop() : read(texts))}
    >
      {t(reading ? 'stop' : 'read')}
    </Button>
  ) : null;
}

function spoken(
  title: string,
  page: Exclude<InstructionPage, { page: 'end' }>,
  t: (key: 'safety' | 'see' | 'if-not') => string,
): readonly string[] {
  if (page.page === 'start') {
    const care = page.safety.length === 0 ? [] : [t('safety'), ...page.safety];
    return [title, page.intro, ...care].filter((text) => text !== '');
  }
  const { see = '', ifNot = '' } = page.step;
  return [
    title,
    page.step.do,
    ...(see === '' ? [] : [`${t('see')} ${see}`]),
    ...(ifNot === '' ? [] : [`${t('if-not')} ${ifNot}`]),
  ];
}
