import type { DeviceKind } from '../../shared/domain/readout.ts';
import { deviceDrawings } from './device-drawings.tsx';
import { Drawing } from './drawing.tsx';

/** The drawn picture of a kind of device. It fills the width it is given. */
export function DevicePicture({ kind }: { readonly kind: DeviceKind }) {
  return <Drawing>{deviceDrawings[kind]}</Drawing>;
}
