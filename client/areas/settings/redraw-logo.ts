/**
 * Makes a small picture of a large one. It is decoded and drawn anew, so that nothing else of the file (a place, a camera, a script)
 * reaches the practice's records.
 */
const SIDE = 256;
/** What the practice's profile takes. */
const MOST_CHARACTERS = 90_000;
const QUALITIES = [0.92, 0.75, 0.5] as const;

/** A data address, or `null` for a file that is no picture or stays too large. */
export async function redrawLogo(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const shrink = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * shrink));
  canvas.height = Math.max(1, Math.round(picture.height * shrink));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    // A browser that writes no WebP writes PNG and says so.
    const address = canvas.toDataURL("image/webp", quality);
    if (address.length <= MOST_CHARACTERS) return address;
  }
  return null;
}
