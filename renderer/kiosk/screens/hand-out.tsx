import { assertNever } from '../../../shared/base/assert-never.ts';
import type { HandOutScreen } from '../flow/hand-out-screen.ts';
import type { Model } from '../flow/model.ts';
import { HandOutCheck } from './hand-out-check.tsx';
import { HandOutChoose } from './hand-out-choose.tsx';
import { HandOutDone } from './hand-out-done.tsx';
import { HandOutPlug } from './hand-out-plug.tsx';
import { HandOutSign } from './hand-out-sign.tsx';

/** The faces of somebody who takes a device along; a file of their own, since few visitors do. */
export function HandOut({
  screen,
  model,
}: {
  readonly screen: Exclude<HandOutScreen, { at: 'hand-out-reading' }>;
  readonly model: Model;
}) {
  const { locale } = model;
  switch (screen.at) {
    case 'hand-out-choose':
      return <HandOutChoose screen={screen} locale={locale} />;
    case 'hand-out-plug':
      return <HandOutPlug screen={screen} model={model} />;
    case 'hand-out-check':
      return <HandOutCheck screen={screen} />;
    case 'hand-out-sign':
      return (
        <HandOutSign
          screen={screen}
          locale={locale}
          reachable={model.kiosk?.deskReachable === true}
        />
      );
    case 'hand-out-done':
      return <HandOutDone handedOut={screen.handedOut} locale={locale} />;
    default:
      return assertNever(screen);
  }
}
