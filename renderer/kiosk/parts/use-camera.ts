import { useEffect, type RefObject } from 'react';

export type CameraState = 'starting' | 'live' | 'absent';

/** Lets a video show the camera for as long as it stands there; the light goes out with it. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onState: (state: CameraState) => void,
): void {
  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1600 }, height: { ideal: 1200 } },
        });
      } catch {
        // No camera, not allowed, or taken by another program: for a visitor it is the same.
        if (!closed) onState('absent');
        return;
      }
      if (closed) return stop();
      if (video.current !== null) video.current.srcObject = stream;
      onState('live');
    };
    void start();
    return () => {
      closed = true;
      stop();
    };
  }, [video, onState]);
}
