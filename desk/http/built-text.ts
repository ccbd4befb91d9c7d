import { readFile } from 'node:fs/promises';

/** A page or script as the build left it, or null when it was not built. */
export async function builtText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
