import { StringDecoder } from 'node:string_decoder';

/** A line longer than this many characters is not kept: it comes as null. */
export const LONGEST_LINE = 128 * 1024 * 1024;

/**
 * Splits UTF-8 bytes into lines at line feeds alone, in batches of what a chunk completed. A byte order mark at the
 * start is dropped; a carriage return stays (JSON takes it as space); a last line needs no line feed. Characters cut
 * across chunks are put together. Memory: one chunk and the line that is being read.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<readonly (string | null)[], void, undefined> {
  const decoder = new StringDecoder('utf8');
  let started = false;
  let carry = '';
  let dropped = false;

  const take = (decoded: string): (string | null)[] => {
    const text = started ? decoded : decoded.replace(/^\uFEFF/, '');
    if (decoded !== '') started = true;
    const lines: (string | null)[] = text.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length === 0) {
      carry += last;
    } else {
      lines[0] = dropped || carry.length + (lines[0]?.length ?? 0) > longest ? null : carry + (lines[0] ?? '');
      dropped = false;
      carry = last;
    }
    if (carry.length > longest) {
      carry = '';
      dropped = true;
    }
    return lines;
  };

  for await (const chunk of chunks) yield take(decoder.write(chunk));
  yield take(`${decoder.end()}\n`);
}
