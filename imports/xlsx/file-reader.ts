import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl, { type RandomAccessReader } from 'yauzl';
import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';

type Done = (error: Error | null) => void;

/** Bytes that are read at once. */
const CHUNK = 64 * 1024;

/** Reads exactly so many bytes. Throws RefusalError where the file has no such place or ends before. */
async function readAt(file: FileHandle, into: Buffer, offset: number, length: number, position: number): Promise<void> {
  if (!Number.isSafeInteger(position)) throw unreadable(IMPORT.BROKEN_WORKBOOK);
  const { bytesRead } = await file.read(into, offset, length, position);
  if (bytesRead < length) throw unreadable(IMPORT.BROKEN_WORKBOOK);
}

async function* readRange(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += CHUNK) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, end - at));
    await readAt(file, chunk, 0, chunk.length, at);
    yield chunk;
  }
}

class FileReader extends yauzl.RandomAccessReader {
  constructor(private readonly file: FileHandle) {
    super();
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
    readAt(this.file, buffer, offset, length, position).then(() => {
      done(null);
    }, done);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.file, start, end), { objectMode: false });
  }

  override close(done: Done): void {
    done(null);
  }
}

/**
 * A reader of an open file for yauzl; whoever opened the file closes it. A position that no file has (a ZIP64 archive
 * may claim any) is an error here, while the reader of yauzl 3.4.0 lets Node throw it out of a callback, where nobody
 * can catch it and the process ends.
 */
export const createFileReader = (file: FileHandle): RandomAccessReader => new FileReader(file);
