import { saveBlob } from './save-blob.ts';

/** Saves text as a file of the one who looks at the page. */
export function saveText(name: string, text: string, type: 'text/plain' | 'text/csv'): void {
  saveBlob(name, new Blob([text], { type }));
}
