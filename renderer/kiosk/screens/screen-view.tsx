import type { Model } from '../flow/model.ts';
import { isClosed } from '../flow/closed.ts';
import { Attract } from './attract.tsx';
import { Closed } from './closed.tsx';
import { Moment } from './moment.tsx';
import { useVisitScreens } from './use-visit-screens.ts';

/** The drawing of the first screen, and of all others when they are there. While the core is away there is only one. */
export function ScreenView({ model }: { readonly model: Model }) {
  const { screen } = model;
  const visit = useVisitScreens();
  if (!model.linked) return <Moment about="connecting" />;
  switch (screen.at) {
    case 'connecting':
    case 'starting':
      return <Moment about={screen.at} />;
    case 'attract':
      return isClosed(model) ? <Closed model={model} /> : <Attract model={model} />;
    default:
      return visit === null ? (
        <Moment about="starting" />
      ) : (
        <visit.VisitScreen screen={screen} model={model} />
      );
  }
}
