import { TEMPLATE } from '../domain/refusals/templates.js';
import { placeOf } from '../domain/documents/word-part.js';
import { detail, type RefusalDetail } from '../domain/vocabulary/refusal.js';
import { cut } from './unreadable.js';

/** With what each sort of picture begins, and with what it ends. */
const SORTS = {
  png: {
    begins: [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ends: Buffer.from('IEND\xaeB`\x82', 'latin1'),
  },
  jpeg: { begins: [Buffer.from('\xff\xd8\xff', 'latin1')], ends: Buffer.from('\xff\xd9', 'latin1') },
  gif: { begins: [Buffer.from('GIF87a'), Buffer.from('GIF89a')], ends: Buffer.from(';') },
} as const;
type Sort = keyof typeof SORTS;

/** Enough for a letterhead over the whole page at 600 dpi; more would be unpacked to gigabytes by whoever opens it. */
const MOST_PIXELS = 40_000_000;

/** Some programs leave as many bytes behind the end. */
const MOST_BEHIND = 64;

const sortOf = (type: string): Sort | undefined => {
  const name = /^image\/(png|jpe?g|gif)$/.exec(type)?.[1];
  return name === 'jpg' ? 'jpeg' : (name as Sort | undefined);
};

/** Width and height in pixels, as the picture itself says; undefined where it does not. */
function sizeOf(sort: Sort, content: Buffer): readonly [width: number, height: number] | undefined {
  if (sort === 'png') return content.length < 24 ? undefined : [content.readUInt32BE(16), content.readUInt32BE(20)];
  if (sort === 'gif') return content.length < 10 ? undefined : [content.readUInt16LE(6), content.readUInt16LE(8)];
  return sizeOfJpeg(content);
}

/** Start of frame (ITU-T T.81, B.1.1.3), but for the tables that share its numbers. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function sizeOfJpeg(content: Buffer): readonly [width: number, height: number] | undefined {
  let at = 2;
  while (at + 9 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    if (isFrame(marker)) return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)];
    // Bytes that only fill stand without a length of their own.
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

function isSound(sort: Sort, content: Buffer): boolean {
  const { begins, ends } = SORTS[sort];
  if (!begins.some((one) => content.subarray(0, one.length).equals(one))) return false;
  const end = content.lastIndexOf(ends);
  if (end < 0 || end + ends.length + MOST_BEHIND < content.length) return false;
  const [width, height] = sizeOf(sort, content) ?? [0, 0];
  return width > 0 && height > 0 && width * height <= MOST_PIXELS;
}

/** What stands against a picture by what it holds: another sort than its type says, or no picture at all. */
export function faultOfPicture(name: string, type: string, content: Buffer): readonly RefusalDetail[] {
  const sort = sortOf(type);
  if (sort === undefined || isSound(sort, content)) return [];
  return [detail(TEMPLATE.FOREIGN_PICTURE, {}, { place: placeOf(cut(name)), found: cut(type) })];
}
