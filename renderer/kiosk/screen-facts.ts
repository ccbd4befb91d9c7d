import type { ScreenFacts } from '../../shared/domain/fleet/self-test.ts';

/** What this window has; names of devices are not asked, so no permission is needed. */
export async function screenFacts({
  innerWidth,
  innerHeight,
  navigator,
}: Window): Promise<ScreenFacts> {
  const devices = await mediaDevices(navigator);
  const count = (kind: MediaDeviceKind) => devices.filter((one) => one.kind === kind).length;
  return {
    width: innerWidth,
    height: innerHeight,
    touchPoints: navigator.maxTouchPoints,
    cameras: count('videoinput'),
    speakers: count('audiooutput'),
  };
}

async function mediaDevices({ mediaDevices }: Navigator): Promise<readonly MediaDeviceInfo[]> {
  try {
    return await mediaDevices.enumerateDevices();
  } catch {
    // A page without a secure context has none, and neither has a machine without drivers.
    return [];
  }
}
