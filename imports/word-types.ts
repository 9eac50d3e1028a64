import { Readable } from 'node:stream';
import { TEMPLATE } from '../domain/refusals/templates.js';
import { placeOf } from '../domain/documents/word-part.js';
import { detail, type RefusalDetail } from '../domain/vocabulary/refusal.js';
import { cut } from './unreadable.js';
import { attribute, readXml } from './xlsx/xml.js';

/** What each part of a package is (ECMA-376 part 2, 10.1.2): by its name, else by the ending of its name. */
export interface PartTypes {
  readonly byName: ReadonlyMap<string, string>;
  readonly byEnding: ReadonlyMap<string, string>;
}

/** Of one tag, in characters. */
const LONGEST = 65_536;

/** Reads what the parts of a package are. @throws RefusalError where it is not well-formed */
export async function readTypes(content: Buffer): Promise<PartTypes> {
  const byName = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for await (const event of readXml(Readable.from([content]), LONGEST)) {
    if (event.type !== 'open') continue;
    const type = (attribute(event.attributes, 'ContentType') ?? '').toLowerCase();
    if (event.name === 'Override') byName.set((attribute(event.attributes, 'PartName') ?? '').toLowerCase(), type);
    if (event.name === 'Default') byEnding.set((attribute(event.attributes, 'Extension') ?? '').toLowerCase(), type);
  }
  return { byName, byEnding };
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Whether a part is read as XML. */
export const isXml = (name: string): boolean => ['xml', 'rels'].includes(endingOf(name));

const MAIN = 'word/document.xml';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
const TEXT = `${WORD}document.main+xml`;
/** Text, looks and what Word notes about itself; and pictures. */
const TAKEN: readonly RegExp[] = [
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.[a-z]+\+xml$/,
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.glossary\+xml$/,
  /^application\/vnd\.ms-word\.[a-z]+\+xml$/,
  /^application\/vnd\.openxmlformats-officedocument\.(?:theme|themeoverride|extended-properties|custom-properties|customxmlproperties)\+xml$/,
  /^application\/vnd\.openxmlformats-package\.(?:core-properties|relationships)\+xml$/,
  /^application\/xml$/,
  /^image\/(?:png|jpe?g|gif)$/,
];
const MACRO = /macroenabled|vba/;
const OBJECT = /oleobject|activex|spreadsheetml|presentationml|visio|package$|octet-stream/;

/** What a part is, as the package says; empty where it does not. */
export const typeOf = (name: string, { byName, byEnding }: PartTypes): string =>
  byName.get(`/${name}`.toLowerCase()) ?? byEnding.get(endingOf(name)) ?? '';

/** What stands against a part by what it is. */
export function faultOfType(name: string, types: PartTypes): readonly RefusalDetail[] {
  const type = typeOf(name, types);
  const about = { place: placeOf(cut(name)), found: cut(type === '' ? name : type) };
  if (MACRO.test(type) || /vba/i.test(name)) return [detail(TEMPLATE.MACRO, {}, about)];
  if (OBJECT.test(type) || /(?:^|\/)(?:embeddings|activeX)\//i.test(name))
    return [detail(TEMPLATE.EMBEDDED, {}, about)];
  const taken = name === MAIN ? type === TEXT : TAKEN.some((one) => one.test(type));
  // A part that would be read as something else than its name says is read as neither.
  return taken && isXml(name) === type.endsWith('xml') ? [] : [detail(TEMPLATE.FOREIGN_PART, {}, about)];
}
