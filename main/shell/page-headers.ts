/**
 * Headers of every kiosk page. `connectSources` are what the page may talk to beside its own origin.
 * Nothing inline, nothing foreign, no markup from strings (Trusted Types).
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
      "form-action 'self'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), hid=(), serial=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
