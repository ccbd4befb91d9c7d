import { safeStorage } from 'electron';
import type { KeySeal } from '../../enrol/key-file.ts';

/**
 * The keyring of the system. Null where there is none: on a Linux without a keyring Electron would
 * encrypt with a password that is written in its source, which protects nothing and looks as if it did.
 */
export function systemSeal(): KeySeal | null {
  const isReal =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  if (!isReal) return null;
  return {
    seal: (text) => safeStorage.encryptString(text),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
  };
}
