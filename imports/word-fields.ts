import { attribute, type XmlEvent } from './xlsx/xml.js';

/** The fields that Word itself may fill in a template: numbers of pages. */
const TAKEN: ReadonlySet<string> = new Set(['PAGE', 'NUMPAGES', 'SECTION', 'SECTIONPAGES']);

interface FieldReader {
  read(event: XmlEvent): void;
  end(): void;
}

/**
 * Finds the fields of Word in a part (ECMA-376 part 1, 17.16), of which some load or run things: written at once, or in
 * pieces between their marks, inside each other as well.
 */
export function createFieldReader(found: (instruction: string) => void): FieldReader {
  const open: string[] = [];
  let inside = false;
  const judge = (instruction: string): void => {
    const [word = ''] = instruction.trim().split(/[\s\\"]/);
    if (!TAKEN.has(word.toUpperCase())) found(instruction.trim());
  };
  const close = (): void => {
    const last = open.pop();
    if (last !== undefined) judge(last);
  };
  const mark = (kind: string | undefined): void => {
    if (kind === 'begin') open.push('');
    // What follows is the result; it is judged once.
    if (kind === 'separate') {
      close();
      open.push('PAGE');
    }
    if (kind === 'end') close();
  };
  return {
    read: (event) => {
      if (event.type === 'open' && event.name === 'fldSimple') judge(attribute(event.attributes, 'instr') ?? '');
      if (event.type === 'open' && event.name === 'fldChar') mark(attribute(event.attributes, 'fldCharType'));
      if (event.type !== 'text') inside = event.type === 'open' && /^(?:instrText|delInstrText)$/.test(event.name);
      if (event.type === 'text' && inside) open.push(`${open.pop() ?? ''}${event.text}`);
    },
    end: () => {
      while (open.length > 0) close();
    },
  };
}
