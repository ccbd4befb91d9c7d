/**
 * The findings on which a visitor gets no advice, by the reason. A finding stands here or has a
 * `self-help` in both findings.json, never both and never neither: test/architecture/findings.test.ts.
 * Advice must be safe in the hands of somebody in a hurry: nothing that erases, resets, repairs or
 * installs, and nothing for which one has to tell a password.
 */
export const withoutSelfHelp = {
  /** What is in reach of a visitor (a menu, a reset, trying again) can cost data. */
  'may-cost-data': [
    'mode-fastboot',
    'mode-android-recovery',
    'mode-samsung-download',
    'mode-apple-recovery',
    'firmware-upgrade-mode',
    'android-not-encrypted',
    'android-boot-loader-unlocked',
    'android-verified-boot-failed',
    'drive-not-ready',
    'key-pin-blocked',
  ],
  /** Tools, spare parts, rights or a table that only the desk has. */
  'needs-technician': [
    'mode-qualcomm-emergency',
    'mode-mediatek-preloader',
    'mode-apple-dfu',
    'partly-read',
    'android-battery-worn',
    'android-battery-many-cycles',
    'label-memory-failed',
    'label-code-unknown',
    'label-hp-hardware-failed',
    'label-mac-made-up',
    'hub-hides-keyboard',
    'not-authorised',
    'webcam-without-formats',
    'speaker-without-channels',
    'serial-needs-driver',
    'serial-chip-disabled',
    'apple-model-out-of-support',
    'apple-battery-worn',
    'apple-battery-cycles',
    'apple-trust-blocked',
    'apple-supervised-by-another',
    'apple-supervision-unusable',
    'key-without-fido2',
    'key-firmware-old',
    'ups-battery-worn',
    'ups-without-battery',
    'printer-jam',
    'printer-stopped',
    'printer-needs-own-driver',
  ],
  /** It takes a password, PIN or account of the visitor; that is done with somebody, never at a kiosk. */
  'needs-secret': [
    'drive-bitlocker',
    'drive-password-locked',
    'apple-not-activated',
    'key-without-pin',
    'key-must-change-pin',
  ],
  /** We cannot measure it here, so there is nothing to mend yet. */
  'not-measured': [
    'label-only',
    'typec-not-measurable',
    'network-not-measurable',
    'drive-smart-unavailable',
    'apple-passcode-unknown',
  ],
  /** The visitor chose it. Asking again would be nagging. */
  'own-choice': ['android-debugging-not-allowed', 'apple-trust-refused'],
  /** Nothing is wrong. */
  'nothing-to-do': [
    'apple-paired-by-organisation',
    'android-several-users',
    'nothing-wrong-seen',
    'android-managed',
    'android-work-profile',
    'apple-find-my-on',
    'apple-supervised',
    'apple-not-supervised',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
