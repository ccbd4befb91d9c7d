import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './camera-dialog.module.css';
import { takeJpeg } from './take-jpeg.ts';
import { useCamera, type CameraState } from './use-camera.ts';

/** Takes one photo. The camera runs only while this is open, and the light goes out with it. */
export function CameraDialog({
  onPhoto,
  onClose,
}: {
  readonly onPhoto: (jpegBase64: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('kiosk');
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<CameraState>('starting');
  const [taken, setTaken] = useState<string | null>(null);
  useCamera(video, setCamera);

  const take = () => {
    if (video.current !== null) setTaken(takeJpeg(video.current));
  };

  return (
    <Dialog title={t('camera.title')} onClose={onClose}>
      <p>{t(camera === 'absent' ? 'camera.absent' : 'camera.lead')}</p>
      {camera === 'absent' ? null : (
        <div className={styles['frame']}>
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label={t('camera.preview')}
            hidden={taken !== null}
          />
          {taken === null ? null : (
            <img src={`data:image/jpeg;base64,${taken}`} alt={t('camera.taken')} />
          )}
          {camera === 'starting' ? <p role="status">{t('camera.starting')}</p> : null}
        </div>
      )}
      <div className={styles['buttons']}>
        {camera === 'live' && taken === null ? (
          <Button size="tall" kind="primary" onPress={take}>
            {t('camera.take')}
          </Button>
        ) : null}
        {taken === null ? null : (
          <>
            <Button size="tall" kind="primary" onPress={() => onPhoto(taken)}>
              {t('camera.use')}
            </Button>
            <Button size="tall" onPress={() => setTaken(null)}>
              {t('camera.again')}
            </Button>
          </>
        )}
        <Button size="tall" onPress={onClose}>
          {t('camera.close')}
        </Button>
      </div>
    </Dialog>
  );
}
