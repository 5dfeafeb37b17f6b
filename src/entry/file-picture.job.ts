import { stat } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { FileRefused } from "./file-refusal.ts";

/** Pixels that one picture may have, all frames together: the largest phone cameras make fewer, a bomb many more. */
const mostPixels = 120_000_000;
/** Of a preview, in pixels. */
export const previewWidth = 480;

sharp.cache(false); // pictures come one by one, and none twice
sharp.concurrency(1);

/** What became of a picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/**
 * Writes a picture anew: turned as the camera meant it, with its pixels and nothing else. Place, device and time are gone, and so is
 * whatever hid behind the picture. Writes a preview beside it. Throws `FileRefused` for one that cannot be opened or is a bomb.
 */
export async function writeAnew(from: string, mediaType: string, to: string, preview: string): Promise<Picture> {
  const options = { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true } as const;
  const isMoving = mediaType === "image/gif" || mediaType === "image/webp";
  try {
    const whole = sharp(from, { ...options, animated: isMoving }).autoOrient();
    const written = await formatOf(whole, mediaType).toFile(to);
    await previewOf(sharp(from, options).autoOrient()).toFile(preview);
    return {
      width: written.width,
      height: written.pageHeight ?? written.height,
      bytes: (await stat(to)).size,
    };
  } catch (error) {
    if (isDiskFull(error)) throw error;
    throw new FileRefused(/pixel limit/.test(String(error)) ? "pixels" : "broken");
  }
}

function formatOf(picture: Sharp, mediaType: string): Sharp {
  if (mediaType === "image/png") return picture.png();
  if (mediaType === "image/webp") return picture.webp({ quality: 88 });
  if (mediaType === "image/gif") return picture.gif();
  return jpegOf(picture);
}

/** How a photo is kept. */
export const jpegOf = (picture: Sharp): Sharp => picture.jpeg({ quality: 88, mozjpeg: false });

/** The small picture of a picture, as it stands in lists. */
export const previewOf = (picture: Sharp): Sharp =>
  picture
    .resize({ width: previewWidth, height: previewWidth * 2, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 76 });

/** Whether the disk, not the picture, is what stopped it; sharp says so in words alone. */
export const isDiskFull = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "ENOSPC" || /No space left/.test(String(error));
