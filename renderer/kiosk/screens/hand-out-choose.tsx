import { HandHelping, PackageCheck, Receipt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfferedPool } from '../../../shared/domain/hand-out.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatDay } from '../../i18n/format.ts';
import { BadgeDrawing } from '../../ui/badge-drawing.tsx';
import { ErrandDrawing } from '../../ui/errand-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { isOffer, poolsShown } from '../flow/hand-out.ts';
import type { HandOutScreen } from '../flow/hand-out-screen.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { NumberTile } from './hand-out-number.tsx';
import { troubleWords } from './hand-out-words.ts';
import styles from './hand-out.module.css';

type On = Extract<HandOutScreen, { at: 'hand-out-choose' }>;

/** What lies ready for whoever stands here, and what he may borrow. */
export function HandOutChoose({
  screen,
  locale,
}: {
  readonly screen: On;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('hand-out');
  const { category, offers, trouble } = screen;
  const handing = <ErrandDrawing errand="handover" />;
  if (offers === 'asked') return <Page title={t('choose.asked')} picture={handing} />;
  if (!isOffer(offers)) {
    const why = trouble === 'hand-out/badge-needed' ? 'badge' : 'away';
    return (
      <Page
        title={t(`choose.${why}-title`)}
        lead={t(`choose.${why}`)}
        picture={why === 'badge' ? <BadgeDrawing /> : handing}
      >
        <Tiles shape="list">
          <NumberTile />
        </Tiles>
      </Page>
    );
  }
  const shown = offers.setAside.length + offers.lately.length + poolsShown(offers, category).length;
  return (
    <Page
      crowded={shown > 4}
      picture={handing}
      title={t(category === 'borrow' ? 'choose.title-borrow' : 'choose.title-collect')}
      lead={t('choose.lead')}
    >
      {trouble === null ? null : (
        <p role="alert" className={styles['refused']}>
          {t(`plug.refused.${troubleWords(trouble)}`)}
        </p>
      )}
      <Offered screen={screen} offers={offers} locale={locale} />
    </Page>
  );
}

function Offered({
  screen: { category },
  offers,
  locale,
}: {
  readonly screen: On;
  readonly offers: Exclude<On['offers'], 'asked' | null>;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  const hintOf = ({ stand, approved, dueOn }: OfferedPool) =>
    stand === 'ready'
      ? t(approved ? 'choose.approved' : 'choose.until', { day: dayOf(dueOn, locale) })
      : t(`choose.${stand}`);
  return (
    <Tiles shape="list">
      {offers.lately.map(({ handoverId, name }) => (
        <Tile
          key={handoverId}
          shape="row"
          picture={<Receipt />}
          words={t('choose.lately', { name })}
          hint={t('choose.lately-hint')}
          onPress={() => dispatch({ type: 'hand-out-receipt-asked', handoverId })}
        />
      ))}
      {offers.setAside.map(({ assetId, name, tag }) => (
        <Tile
          key={assetId}
          shape="row"
          picture={<PackageCheck />}
          words={`${name} · ${tag}`}
          hint={t('choose.set-aside')}
          onPress={() =>
            dispatch({ type: 'hand-out-chosen', choice: { of: 'set-aside', assetId } })
          }
        />
      ))}
      {poolsShown(offers, category).map((pool) => (
        <Tile
          key={pool.poolId}
          shape="row"
          picture={<HandHelping />}
          words={pool.name}
          hint={hintOf(pool)}
          onPress={() =>
            dispatch(
              pool.stand === 'ready'
                ? { type: 'hand-out-chosen', choice: { of: 'pool', poolId: pool.poolId } }
                : { type: 'hand-out-declined' },
            )
          }
        />
      ))}
      <NumberTile />
    </Tiles>
  );
}

/** A day as it is said: `vrijdag 4 december`. */
function dayOf(day: string, locale: Locale): string {
  return formatDay(new Date(`${day}T12:00:00`), locale);
}
