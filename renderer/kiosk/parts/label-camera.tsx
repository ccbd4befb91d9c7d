import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './camera-dialog.module.css';
import { luminanceFrom } from './luminance.ts';
import { useCamera, type CameraState } from './use-camera.ts';

/** Between two looks: quick enough for a hand that holds still, slow enough for a small computer. */
const lookEveryMs = 250;

/** Shows the camera and tells every code that it sees. Pictures are looked at and never kept. */
export function LabelCamera({ onText }: { readonly onText: (text: string) => void }) {
  const { t } = useTranslation('kiosk');
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onText);
  const [camera, setCamera] = useState<CameraState>('starting');
  useCamera(video, setCamera);

  useEffect(() => {
    told.current = onText;
  }, [onText]);

  useEffect(() => {
    if (camera !== 'live') return undefined;
    let closed = false;
    let timer: number | null = null;
    const canvas = document.createElement('canvas');
    const known = new Set<string>();
    const watch = async () => {
      const { createBarcodeReader } = await import('./barcode-reader.ts');
      const read = createBarcodeReader();
      let before: string | null = null;
      const look = () => {
        if (closed) return;
        const picture = video.current === null ? null : luminanceFrom(video.current, canvas);
        const text = picture === null ? null : read(picture);
        // Some barcodes have no check digit: only what is seen twice in a row was seen. Each is told
        // once: a label that was left before the camera must not pass for somebody who is still here.
        if (text !== null && text === before && !known.has(text)) {
          known.add(text);
          told.current(text);
        }
        before = text;
        timer = window.setTimeout(look, lookEveryMs);
      };
      look();
    };
    void watch();
    return () => {
      closed = true;
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [camera]);

  if (camera === 'absent') return <p role="status">{t('device-label.no-camera')}</p>;
  return (
    <div className={styles['frame']}>
      <video ref={video} autoPlay muted playsInline aria-label={t('camera.preview')} />
      {camera === 'starting' ? <p role="status">{t('camera.starting')}</p> : null}
    </div>
  );
}
