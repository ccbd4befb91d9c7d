import { CalendarClock, PackageOpen, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatShortMoment } from '../../i18n/format.ts';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import { Page } from '../parts/page.tsx';
import { useZone } from '../parts/zone.ts';
import { Tile, Tiles } from '../parts/tile.tsx';

/** It will hardly be today: said before a visitor tells anything, with what he can do instead of waiting. */
export function NotToday({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const zone = useZone();
  const { kiosk, nowMs, locale, draft } = model;
  const closing = kiosk?.closing ?? null;
  const moment = (at: string) => formatShortMoment(new Date(at), new Date(nowMs), locale, zone);
  return (
    <Page
      title={t('not-today.title')}
      lead={
        closing === null
          ? undefined
          : t('not-today.lead', {
              closes: moment(closing.closesAt),
              opens: moment(closing.opensAgainAt),
            })
      }
    >
      <Tiles shape="list">
        <Tile
          shape="row"
          picture={<CalendarClock />}
          words={t('not-today.come-back')}
          hint={t('not-today.come-back-hint')}
          onPress={() => dispatch({ type: 'not-today-answered', answer: 'come-back' })}
        />
        {draft?.errand === 'problem' ? (
          <Tile
            shape="row"
            picture={<PackageOpen />}
            words={t('not-today.leave')}
            hint={t('not-today.leave-hint')}
            onPress={() => dispatch({ type: 'person-asked' })}
          />
        ) : null}
        <Tile
          shape="row"
          picture={<Ticket />}
          words={t('not-today.go-on')}
          hint={t('not-today.go-on-hint')}
          onPress={() => dispatch({ type: 'not-today-answered', answer: 'go-on' })}
        />
      </Tiles>
    </Page>
  );
}
