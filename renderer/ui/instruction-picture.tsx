import { use, useState } from 'react';
import type { InstructionPicture as Picture } from '../../shared/domain/instruction.ts';
import { DevicePicture } from './device-picture.tsx';
import styles from './instruction-picture.module.css';
import { PhotoAddress } from './photo-address.ts';

/** The picture of a step. A drawing is decoration beside its words; a photo says what it shows. */
export function InstructionPicture({ picture }: { readonly picture: Picture }) {
  switch (picture.kind) {
    case 'device':
      return <DevicePicture kind={picture.device} />;
    case 'prompt':
      return <DevicePicture kind="phone" />;
    case 'photo':
      return <Photo key={picture.hash} hash={picture.hash} alt={picture.alt} />;
  }
}

/** Words in place of a photo that is not here. */
function Photo({ hash, alt }: { readonly hash: string; readonly alt: string }) {
  const address = use(PhotoAddress)(hash);
  const [failed, setFailed] = useState(false);
  return address === null || failed ? (
    <p className={styles['words']}>{alt}</p>
  ) : (
    <img className={styles['photo']} src={address} alt={alt} onError={() => setFailed(true)} />
  );
}
