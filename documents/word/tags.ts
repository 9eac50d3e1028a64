import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import { READING } from './fill.js';

/** A name that a template has between braces, or a list with what stands in it. */
export interface Tag {
  readonly name: string;
  /** `loop` and `unless` have an inside; anything else that is no text is none of ours. */
  readonly kind: 'text' | 'loop' | 'unless' | 'other';
  readonly inside: readonly Tag[];
  /** Characters of the file that come again with each entry. */
  readonly size: number;
}

/** Braces or a loop without their counterpart. */
export interface BrokenTag {
  readonly part: string;
  readonly tag: string;
}

/** What a template has between braces, part by part. */
export interface Tags {
  readonly byPart: ReadonlyMap<string, readonly Tag[]>;
  readonly broken: readonly BrokenTag[];
}

/** A piece of a part as the library has read it. */
interface ReadPart {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly ReadPart[];
}

const sizeOf = (parts: readonly ReadPart[]): number =>
  parts.reduce((sum, { value, subparsed = [] }) => sum + value.length + sizeOf(subparsed), 0);

const tagsOf = (parts: readonly ReadPart[]): readonly Tag[] =>
  parts
    .filter(({ type }) => type === 'placeholder')
    .map(({ value, module, inverted, subparsed = [] }) => ({
      name: value.trim(),
      kind: module === 'loop' ? (inverted === true ? 'unless' : 'loop') : module === undefined ? 'text' : 'other',
      inside: tagsOf(subparsed),
      size: sizeOf(subparsed),
    }));

/** What the library tells while it reads a template. */
interface Told {
  readonly inspect?: { readonly filePath?: string; readonly postparsed?: readonly ReadPart[] };
}

interface Wrong {
  readonly properties?: {
    readonly errors?: readonly Wrong[];
    readonly file?: string;
    readonly xtag?: string;
    readonly openingtag?: string;
  };
}

const brokenOf = (error: unknown): readonly BrokenTag[] => {
  const { properties } = error as Wrong;
  if (properties === undefined) throw error;
  const { errors, file = '', xtag, openingtag } = properties;
  return errors === undefined ? [{ part: file, tag: xtag ?? openingtag ?? '' }] : errors.flatMap(brokenOf);
};

/**
 * What a template has between braces. Nothing of it is evaluated.
 * @throws Error where the file is no package of Word
 */
export function readTags(template: Buffer): Tags {
  const byPart = new Map<string, readonly Tag[]>();
  let part = '';
  const listening: DXT.Module = {
    name: 'listening',
    set: ({ inspect }: Told) => {
      part = inspect?.filePath ?? part;
      if (inspect?.postparsed !== undefined) byPart.set(part, tagsOf(inspect.postparsed));
    },
  };
  try {
    new Docxtemplater(new PizZip(template), { ...READING, modules: [listening] });
    return { byPart, broken: [] };
  } catch (error) {
    return { byPart, broken: brokenOf(error) };
  }
}
