import type { InstructionPicture as Picture } from '../../shared/domain/instruction.ts';
import { DevicePicture } from './device-picture.tsx';

/** The picture of a step; words beside it say the same, so it is decoration. Photos are not drawn here. */
export function InstructionPicture({ picture }: { readonly picture: Picture }) {
  switch (picture.kind) {
    case 'device':
      return <DevicePicture kind={picture.device} />;
    case 'prompt':
      return <DevicePicture kind="phone" />;
    case 'photo':
      return null;
  }
}
