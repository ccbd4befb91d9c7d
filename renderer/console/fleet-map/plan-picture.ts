import { smallerJpeg } from '../procedures/smaller-jpeg.ts';

/** Bytes of a picture that the desk takes (desk/http/jpeg.ts). */
const mostBytes = 2 * 1024 * 1024;
/** Pixels of the longer side, tried in turn: on the first, small print can be read on a large screen. */
const sides = [2400, 1800, 1350, 1000] as const;

/** The picture of a floor as it is sent; null when the file is no picture. */
export function planPicture(file: Blob): Promise<Blob | null> {
  return largestThatFits((side) => smallerJpeg(file, side));
}

/** Drawn ever smaller until the desk takes it. */
export async function largestThatFits(
  draw: (longestSide: number) => Promise<Blob | null>,
): Promise<Blob | null> {
  for (const side of sides) {
    const picture = await draw(side);
    if (picture === null || picture.size <= mostBytes) return picture;
  }
  return null;
}
