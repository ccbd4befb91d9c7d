import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';

/** Runs work on files; what the disk refuses is a fault. Only for code whose every failure is the disk's. */
export async function onDisk<T>(work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const code = String(error.code);
    return err(
      code === 'ENOSPC' || code === 'EDQUOT'
        ? fault('store/full', `The disk is full: ${code}`)
        : fault('store/failed', `The disk refused: ${code}`),
    );
  }
}
