import { encode } from 'modern-gif';
import { PNG } from 'pngjs';

/** A picture of an animation, and how long it is shown. */
export interface Shot {
  readonly png: Buffer;
  readonly milliseconds: number;
}

/**
 * Makes a GIF that loops.
 *
 * @param shots all of one size
 */
export async function animation(shots: readonly Shot[]): Promise<Buffer> {
  const pictures = shots.map(({ png, milliseconds }) => ({ picture: PNG.sync.read(png), delay: milliseconds }));
  const [first] = pictures;
  if (first === undefined) throw new Error('An animation needs a picture.');
  const { width, height } = first.picture;
  const frames = pictures.map(({ picture, delay }) => ({ data: new Uint8ClampedArray(picture.data), delay }));
  return Buffer.from(await encode({ width, height, frames, maxColors: 255, looped: true, loopCount: 0 }));
}
