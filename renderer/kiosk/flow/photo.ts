/** A photo that a visitor may take: on its way to the disk, kept there, or not. */
export type Photo =
  | { readonly state: 'none' | 'sending' | 'failed' }
  | { readonly state: 'kept'; readonly photoHash: string };

/** A photo that was taken before is still there. */
export function photoOf(photoHash: string | null): Photo {
  return photoHash === null ? { state: 'none' } : { state: 'kept', photoHash };
}

/** The name of a photo that is kept, or null. */
export function hashOf(photo: Photo): string | null {
  return photo.state === 'kept' ? photo.photoHash : null;
}
