import { type FunctionComponent, type LazyExoticComponent, lazy } from 'react';

/**
 * A part of a page in a file of its own, so that nobody waits for it who opens the page. After an update of the
 * desk the file may be gone: the page stays, without this part.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyExoticComponent<FunctionComponent<Props>> {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Nothing }),
    ),
  );
}

function Nothing() {
  return <></>;
}
