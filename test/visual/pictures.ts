/** Pictures of single states, and the sheets that they are kept in. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** Pixels as sharp and pixelmatch hand them on: four bytes each. */
export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Where a picture lies in its sheet. */
export type Place = Pick<Picture, 'name' | 'width' | 'height'> & { readonly left: number; readonly top: number };

/** Two pixels are the same within this distance in color (0 to 1); so edges of letters and few colors do no harm. */
const COLOR = 0.15;
/** So many of a picture's pixels may differ all the same. */
const SHARE = 0.0005;
/** Enough for a theme's few and the edges of its letters, and for what is red in one state of many. */
const COLORS = 48;
const GAP = 16;
/** WebP ends at 16,383 pixels; this can still be looked at. */
const HIGHEST = 8_000;

export async function pictureOf(name: string, image: Buffer): Promise<Picture> {
  const { data, info } = await sharp(image, { limitInputPixels: false })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name, width: info.width, height: info.height, data };
}

export interface Difference {
  /** A sentence. */
  readonly what: string;
  /** The picture with what differs in red, where both are of one size. */
  readonly marked?: Picture;
}

/** What differs; undefined where a picture is as it was. */
export function difference(before: Picture | undefined, now: Picture): Difference | undefined {
  if (!before) return { what: 'is new' };
  const { width, height } = now;
  if (before.width !== width || before.height !== height)
    return { what: `is ${width} × ${height} px, and was ${before.width} × ${before.height}` };
  const compare = (marked?: Buffer) => pixelmatch(before.data, now.data, marked, width, height, { threshold: COLOR });
  const pixels = compare();
  const share = pixels / (width * height);
  if (share <= SHARE) return undefined;
  const marked = { ...now, data: Buffer.alloc(now.data.length) };
  compare(marked.data);
  return { what: `differs in ${pixels} pixels (${(share * 100).toFixed(2)} %)`, marked };
}

/** Writes a picture as it is. */
export async function writePicture(file: string, { data, width, height }: Picture): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const raw = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  await raw.png({ compressionLevel: 3 }).toFile(file);
}

/** Rows of pictures, one under the other, and in a further column where a sheet would grow too high. */
export function placesOf(rows: readonly (readonly Picture[])[]): Place[] {
  const widest = Math.max(...rows.map((row) => row.reduce((sum, { width }) => sum + width + GAP, 0)));
  let column = GAP;
  let top = GAP;
  return rows.flatMap((row) => {
    const height = Math.max(...row.map((picture) => picture.height));
    if (top > GAP && top + height > HIGHEST) [column, top] = [column + widest, GAP];
    let left = column;
    const places = row.map((picture) => {
      const place = { name: picture.name, width: picture.width, height: picture.height, left, top };
      left += picture.width + GAP;
      return place;
    });
    top += height + GAP;
    return places;
  });
}

/** Writes a sheet in few colors, which keeps it small. */
export async function writeSheet(file: string, pictures: readonly Picture[], places: readonly Place[]): Promise<void> {
  const width = Math.max(...places.map((place) => place.left + place.width)) + GAP;
  const height = Math.max(...places.map((place) => place.top + place.height)) + GAP;
  const layers = pictures.map(({ data, width: w, height: h }, i) => ({
    ...{ input: data, raw: { width: w, height: h, channels: 4 as const } },
    ...{ left: places[i]!.left, top: places[i]!.top },
  }));
  const sheet = sharp({ create: { width, height, channels: 3, background: '#888' }, limitInputPixels: false });
  const raw = await sheet.composite(layers).removeAlpha().raw().toBuffer();
  const png = sharp(raw, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  mkdirSync(dirname(file), { recursive: true });
  const fewColors = await png.png({ palette: true, colours: COLORS, dither: 0 }).toBuffer();
  writeFileSync(
    file,
    await sharp(fewColors, { limitInputPixels: false }).webp({ lossless: true, effort: 4 }).toBuffer(),
  );
}

/** The pictures of a sheet, by name. */
export async function readSheet(file: string, places: readonly Place[]): Promise<ReadonlyMap<string, Picture>> {
  const sheet = await pictureOf(file, readFileSync(file));
  return new Map(places.map((place) => [place.name, cut(sheet, place)]));
}

function cut(sheet: Picture, { name, width, height, left, top }: Place): Picture {
  const data = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * sheet.width + left) * 4;
    sheet.data.copy(data, row * width * 4, from, from + width * 4);
  }
  return { name, width, height, data };
}
