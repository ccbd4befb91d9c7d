/** What a page may ask of the machine: the camera, for a photo of the problem. */
const permissionsPolicy = [
  'camera=(self)',
  ...[
    'accelerometer',
    'bluetooth',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'usb',
    'web-share',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

/**
 * Headers of every kiosk page. `connectSources` are what the page may talk to beside its own origin.
 * Nothing inline, nothing foreign, no markup from strings (Trusted Types).
 *
 * `sandbox` closes what a page could open around itself, also by code that slipped in: it names no
 * modals (`print`, `alert`), no popups, no downloads, no pointer lock and no foreign schemes
 * (`mailto:`). It keeps the origin and forms, which nobody may send anywhere.
 */
export function pageHeaders(connectSources: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      `connect-src ${["'self'", ...connectSources].join(' ')}`,
      "media-src 'self' blob:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      'sandbox allow-same-origin allow-scripts allow-forms',
      "require-trusted-types-for 'script'",
    ].join('; '),
    'permissions-policy': permissionsPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
