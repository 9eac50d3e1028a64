import { Readable } from 'node:stream';
import { TEMPLATE } from '../domain/refusals/templates.js';
import { placeOf } from '../domain/documents/word-part.js';
import { detail, listing, refuse, RefusalError, type RefusalDetail } from '../domain/vocabulary/refusal.js';
import { text } from '../domain/vocabulary/text.js';
import { cut } from './unreadable.js';
import { attribute, readXml, type XmlEvent } from './xlsx/xml.js';
import { openArchive, type Archive } from './xlsx/zip.js';
import { faultOfPicture } from './word-pictures.js';
import { faultOfType, readTypes, isXml, typeOf, type PartTypes } from './word-types.js';
import { createFieldReader } from './word-fields.js';

/** What a template may unpack to, in bytes: all of it, and of its words. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_XML = 4 * 1024 * 1024;
const MOST_PARTS = 500;
/** Of one tag, text or comment, in characters. */
const LONGEST = 1024 * 1024;
/** More faults than these help nobody. */
const MOST_FAULTS = 50;

const TYPES = '[Content_Types].xml';
const MAIN = 'word/document.xml';

const tooLarge = (): RefusalError =>
  new RefusalError(
    refuse(TEMPLATE.TOO_LARGE, {
      limit: text('20 MB（文字部分 4 MB）或 500 个部分', '20 MB, 4 MB of words, or 500 parts'),
    }),
  );
const notWord = (): RefusalError => new RefusalError(refuse(TEMPLATE.NOT_WORD));

/** The refusal of a template with all that is wrong with it. */
export const unfit = (faults: readonly RefusalDetail[]): RefusalError =>
  new RefusalError(listing(refuse(TEMPLATE.UNFIT, { faults: faults.length }), faults.slice(0, MOST_FAULTS)));

/**
 * The parts of an uploaded Word file, unpacked within limits, with nothing in them that runs, loads or embeds anything.
 * @throws RefusalError `TEMPLATE.NOT_WORD`, `.TOO_LARGE`, or `.UNFIT` with each fault and its place
 */
export async function readWordPackage(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await openArchive(path, MOST_BYTES).catch(() => {
    throw notWord();
  });
  try {
    if (!archive.has(TYPES) || !archive.has(MAIN)) throw notWord();
    const names = archive.names.filter((name) => !name.endsWith('/'));
    if (names.length > MOST_PARTS) throw tooLarge();
    if (new Set(names.map((name) => name.toLowerCase())).size < names.length) throw notWord();
    const parts = await unpack(archive, names);
    const faults = await faultsOf(parts);
    if (faults.length > 0) throw unfit(faults);
    return parts;
  } finally {
    await archive.close();
  }
}

async function unpack(archive: Archive, names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const broken: RefusalDetail[] = [];
  let bytes = 0;
  let words = 0;
  for (const name of names) {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of archive.read(name)) {
        bytes += chunk.length;
        words += isXml(name) ? chunk.length : 0;
        if (bytes > MOST_BYTES || words > MOST_XML) throw tooLarge();
        chunks.push(chunk);
      }
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge();
      broken.push(detail(TEMPLATE.BROKEN_PART, {}, { place: placeOf(cut(name)), found: '' }));
    }
    parts.set(name, Buffer.concat(chunks));
  }
  if (broken.length > 0) throw unfit(broken);
  return parts;
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof RefusalError && ['TEMPLATE.TOO_LARGE', 'IMPORT.UNPACKS_TOO_LARGE'].includes(error.refusal.code);

async function faultsOf(parts: ReadonlyMap<string, Buffer>): Promise<readonly RefusalDetail[]> {
  const types = await readTypes(parts.get(TYPES) ?? Buffer.alloc(0)).catch((): PartTypes | undefined => undefined);
  if (types === undefined) return [detail(TEMPLATE.BROKEN_PART, {}, { place: placeOf(TYPES), found: '' })];
  const faults: RefusalDetail[] = [];
  for (const [name, content] of parts) {
    if (name === TYPES) continue;
    const ofType = faultOfType(name, types);
    faults.push(...(ofType.length > 0 ? ofType : faultOfPicture(name, typeOf(name, types), content)));
    if (isXml(name)) faults.push(...(await faultsIn(name, content)));
  }
  return faults;
}

/** Whatever is read, it is read as UTF-8: another encoding could say something else to Word. */
const OTHER_ENCODING = /^[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i;

async function faultsIn(name: string, content: Buffer): Promise<readonly RefusalDetail[]> {
  const place = placeOf(cut(name));
  const faults: RefusalDetail[] = [];
  const fields = createFieldReader((found) => {
    faults.push(detail(TEMPLATE.FIELD_CODE, {}, { place, found: cut(found) }));
  });
  try {
    if (OTHER_ENCODING.test(content.toString('latin1', 0, 200))) throw new Error('another encoding');
    for await (const event of readXml(Readable.from([content]), LONGEST)) {
      fields.read(event);
      const fault = faultOf(name, event);
      if (fault !== undefined) faults.push(detail(fault.what, {}, { place, found: cut(fault.found) }));
    }
    fields.end();
  } catch {
    faults.push(detail(TEMPLATE.BROKEN_PART, {}, { place, found: '' }));
  }
  return faults;
}

interface Fault {
  readonly what: typeof TEMPLATE.EMBEDDED | typeof TEMPLATE.LINKED | typeof TEMPLATE.REMOTE_IMAGE;
  readonly found: string;
}

const EMBEDS: ReadonlySet<string> = new Set(['object', 'OLEObject', 'control', 'altChunk', 'subDoc']);
/** An address with a scheme, or of a machine. */
const ELSEWHERE = /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i;

/** What one tag brings in from elsewhere, or holds that is no text. */
function faultOf(part: string, event: XmlEvent): Fault | undefined {
  if (event.type !== 'open') return undefined;
  const { name, attributes } = event;
  if (/\.rels$/i.test(part) && name === 'Relationship') {
    const target = attribute(attributes, 'Target') ?? '';
    const outside = /external/i.test(attribute(attributes, 'TargetMode') ?? '') || ELSEWHERE.test(target);
    if (!outside) return undefined;
    return {
      what: (attribute(attributes, 'Type') ?? '').endsWith('/image') ? TEMPLATE.REMOTE_IMAGE : TEMPLATE.LINKED,
      found: target,
    };
  }
  if (EMBEDS.has(name)) return { what: TEMPLATE.EMBEDDED, found: name };
  if (name === 'mailMerge') return { what: TEMPLATE.LINKED, found: name };
  const source = attribute(attributes, 'src');
  if (source !== undefined && ELSEWHERE.test(source)) return { what: TEMPLATE.REMOTE_IMAGE, found: source };
  const link = attribute(attributes, 'href');
  return link !== undefined && ELSEWHERE.test(link) ? { what: TEMPLATE.LINKED, found: link } : undefined;
}
