import type { Readable } from 'node:stream';
import { refuse } from '../refuse.js';

/** A piece of a document: an opening tag, a closing tag (also after a self-closing one), or text between tags. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: string }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

const CDATA = '<![CDATA[';
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with its entities resolved; unknown ones stay as they are (no document type is ever read). */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The value of an attribute in the source of a tag; undefined when it is not there. Prefixes are ignored. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeXml(value);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function* readTag(tag: string): Generator<XmlEvent> {
  if (tag.startsWith('?') || tag.startsWith('!')) return;
  if (tag.startsWith('/')) {
    yield { type: 'close', name: localName(tag.slice(1).trim()) };
    return;
  }
  const closed = tag.endsWith('/');
  const [, raw = '', attributes = ''] = /^([^\s/]+)([^]*?)\/?$/.exec(tag) ?? [];
  const name = localName(raw);
  yield { type: 'open', name, attributes };
  if (closed) yield { type: 'close', name };
}

const TAG = /<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/y;

/** Where the markup that begins at `start` ends; -1 while its end is not there yet. Quotes may hold an angle bracket. */
function endOf(rest: string, start: number): number {
  for (const [from, to] of [
    ['<!--', '-->'],
    [CDATA, ']]>'],
  ] as const) {
    if (!rest.startsWith(from, start)) continue;
    const stop = rest.indexOf(to, start);
    return stop === -1 ? -1 : stop + to.length;
  }
  TAG.lastIndex = start;
  return TAG.test(rest) ? TAG.lastIndex : -1;
}

/**
 * Reads the XML of a workbook's part piece by piece; UTF-8 is decoded across chunks, which exceljs's streaming
 * reader does not do (docs/decisions/0012). No entity but the five and numbers, no DTD.
 */
export async function* readXml(stream: Readable, longest: number): AsyncGenerator<XmlEvent> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest += decoder.decode(chunk, { stream: true });
    let at = 0;
    for (;;) {
      const start = rest.indexOf('<', at);
      if (start === -1) break;
      const end = endOf(rest, start);
      if (end === -1) break;
      if (start > at) yield { type: 'text', text: decodeXml(rest.slice(at, start)) };
      if (rest.startsWith(CDATA, start)) yield { type: 'text', text: rest.slice(start + CDATA.length, end - 3) };
      else yield* readTag(rest.slice(start + 1, end - 1));
      at = end;
    }
    rest = rest.slice(at);
    if (rest.length > longest) throw refuse('LINE_TOO_LONG');
  }
  if (rest.trim() !== '') throw refuse('BROKEN_WORKBOOK');
}
