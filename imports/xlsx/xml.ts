import { SaxesParser } from 'saxes';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';

/** The attributes of a tag by their names as written, entities resolved. */
export type Attributes = Readonly<Record<string, string>>;

/** A piece of a document: an opening tag, a closing tag (also after a self-closing one), or text between tags. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Attributes }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

/** Elements in elements: the parts of a workbook that are read go no deeper than a dozen. */
const DEEPEST = 64;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute; undefined when it is not there. Prefixes are ignored. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  for (const key in attributes) if (key.endsWith(`:${name}`) && !key.startsWith('xmlns:')) return attributes[key];
  return undefined;
}

interface Parser {
  /** What a piece of the text tells. Throws RefusalError. */
  read(text: string): readonly XmlEvent[];
  /** Throws RefusalError where the document is not complete. */
  end(): void;
}

/** A parser that holds at most `longest` characters of one tag, text or comment. */
function createParser(longest: number): Parser {
  let events: XmlEvent[] = [];
  let depth = 0;
  let given = 0;
  let seen = 0;
  const parser = new SaxesParser<{ readonly xmlns: false }>({ xmlns: false });
  const note = (event?: XmlEvent): void => {
    seen = parser.position;
    if (event !== undefined) events.push(event);
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw unreadable(IMPORT.BROKEN_WORKBOOK);
    note({ type: 'open', name: localName(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    note({ type: 'close', name: localName(name) });
  });
  parser.on('text', (text) => {
    note({ type: 'text', text });
  });
  parser.on('cdata', (text) => {
    note({ type: 'text', text });
  });
  parser.on('comment', () => {
    note();
  });
  parser.on('processinginstruction', () => {
    note();
  });
  // No part of a workbook may have one (ECMA-376 part 2, 8.1.4), and what it could declare is nothing we would look up.
  parser.on('doctype', () => {
    throw unreadable(IMPORT.BROKEN_WORKBOOK);
  });
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      throw error instanceof RefusalError ? error : unreadable(IMPORT.BROKEN_WORKBOOK);
    }
  };
  return {
    read: (text) => {
      events = [];
      given += text.length;
      guarded(() => parser.write(text));
      if (given - seen > longest) throw unreadable(IMPORT.LINE_TOO_LONG);
      return events;
    },
    end: () => {
      guarded(() => parser.close());
    },
  };
}

/**
 * Reads the XML of a workbook's part piece by piece; UTF-8 is decoded across chunks, which exceljs's streaming
 * reader does not do (docs/decisions/0012). Throws RefusalError for what is not well-formed or not UTF-8, has a
 * document type, or a tag, text or comment of more than `longest` characters.
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<XmlEvent> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw unreadable(IMPORT.BROKEN_WORKBOOK);
    }
  };
  const parser = createParser(longest);
  for await (const chunk of chunks) yield* parser.read(decode(chunk));
  yield* parser.read(decode());
  parser.end();
}
