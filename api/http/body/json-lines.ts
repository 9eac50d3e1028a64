import { StringDecoder } from 'node:string_decoder';

/** A longer line is not kept: it comes as null. */
const LONGEST = 1024 * 1024;

/**
 * Lines of UTF-8 bytes, split at line feeds alone (a carriage return is space to JSON). A byte order mark at the start
 * is dropped, a last line needs no line feed, blank lines are left out. Memory: one chunk and one line.
 */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null, void, undefined> {
  const decoder = new StringDecoder('utf8');
  let carry = '';
  let tooLong = false;
  let first = true;
  const finish = (end: string): string | null => {
    const line = tooLong || carry.length + end.length > LONGEST ? null : carry + end;
    carry = '';
    tooLong = false;
    return line;
  };
  const take = function* (decoded: string): Generator<string | null> {
    const text = first ? decoded.replace(/^\uFEFF/, '') : decoded;
    if (decoded !== '') first = false;
    const parts = text.split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = finish(part);
      if (line === null || /\S/.test(line)) yield line;
    }
    if (carry.length + rest.length > LONGEST) tooLong = true;
    carry = tooLong ? '' : carry + rest;
  };
  for await (const chunk of chunks) yield* take(decoder.write(chunk));
  yield* take(`${decoder.end()}\n`);
}
