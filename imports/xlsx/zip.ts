import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { IMPORT } from '../../domain/refusals/imports.js';
import { unreadable } from '../unreadable.js';
import { createFileReader } from './file-reader.js';

/** A ZIP file opened for reading single parts in any order. */
export interface Archive {
  has(name: string): boolean;
  /** Of all parts, once each, in the order of the directory. */
  readonly names: readonly string[];
  /**
   * The bytes of a part, unpacked as they are read. Throws RefusalError for a missing, encrypted or damaged part, for
   * one that unpacks to more than the limit, and for one whose size or checksum is not what the directory says.
   */
  read(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** A directory larger than this many bytes belongs to no workbook and no report. */
const DIRECTORY_BYTES = 4 * 1024 * 1024;
/** The bytes of a directory entry beside its texts (PKWARE APPNOTE 4.3.12). */
const ENTRY_BYTES = 46;

const damaged = (name?: string) => (error: unknown) =>
  error instanceof RefusalError ? error : unreadable(IMPORT.BROKEN_WORKBOOK, name);

async function readDirectory(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of file.eachEntry()) {
    bytes += ENTRY_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (bytes > DIRECTORY_BYTES) throw unreadable(IMPORT.BROKEN_WORKBOOK);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/**
 * Opens the archive and reads its directory; a part of it may unpack to `unpackedBytes`. Throws RefusalError
 * `IMPORT.BROKEN_WORKBOOK` for what is no archive, is damaged or names a part outside itself.
 */
export async function openArchive(path: string, unpackedBytes: number): Promise<Archive> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reader = createFileReader(file);
    const zip = await yauzl.fromRandomAccessReaderPromise(reader, size, { autoClose: false });
    const entries = await readDirectory(zip);
    return {
      has: (name) => entries.has(name),
      names: [...entries.keys()],
      read: (name) => unpack(zip, name, entries.get(name), unpackedBytes),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw damaged()(error);
  }
}

async function* unpack(
  zip: ZipFile,
  name: string,
  entry: Entry | undefined,
  unpackedBytes: number,
): AsyncGenerator<Buffer> {
  if (entry === undefined) throw unreadable(IMPORT.BROKEN_WORKBOOK, name);
  if (entry.isEncrypted()) throw unreadable(IMPORT.OLD_EXCEL, name);
  // yauzl ends a part that unpacks to more than was declared, so what is declared here is what can come.
  if (entry.uncompressedSize > unpackedBytes) throw unreadable(IMPORT.UNPACKS_TOO_LARGE, name);
  let sum = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(name)(error);
  }
  if (sum !== entry.crc32) throw unreadable(IMPORT.BROKEN_WORKBOOK, name);
}
