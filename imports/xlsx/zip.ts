import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { refuse } from '../refuse.js';

/** A part of the archive, as its central directory gives it (PKWARE APPNOTE 6.3.3, sections 4.3.7–4.3.16). */
interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly headerAt: number;
}

/** A ZIP file opened for reading single parts in any order. */
export interface Archive {
  has(name: string): boolean;
  /** The bytes of a part, unpacked as they are read; errors with a refusal above the limit. Throws for a missing part. */
  stream(name: string): Readable;
  close(): Promise<void>;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const DIRECTORY_BYTES = 4 * 1024 * 1024;

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw refuse('BROKEN_WORKBOOK');
  return buffer;
}

async function readDirectory(file: FileHandle): Promise<ReadonlyMap<string, Entry>> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) throw refuse('BROKEN_WORKBOOK');
  const bytes = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  // 0xffffffff would be ZIP64: no file within our limits needs it.
  if (bytes > DIRECTORY_BYTES || start + bytes > size) throw refuse('BROKEN_WORKBOOK');
  return parseDirectory(await readAt(file, start, bytes));
}

function parseDirectory(directory: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw refuse('BROKEN_WORKBOOK');
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/');
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Opens the archive and reads its directory. Throws RefusalError `IMPORT.BROKEN_WORKBOOK`. */
export async function openArchive(path: string, unpackedBytes: number): Promise<Archive> {
  const file = await open(path, 'r');
  let entries: ReadonlyMap<string, Entry>;
  try {
    entries = await readDirectory(file);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    has: (name) => entries.has(name),
    stream: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw refuse('BROKEN_WORKBOOK', name);
      const out = new PassThrough();
      unpack(file, entry, unpackedBytes, out).catch((error: unknown) => {
        out.destroy(error instanceof Error ? error : refuse('BROKEN_WORKBOOK', name));
      });
      return out;
    },
    close: () => file.close(),
  };
}

async function unpack(file: FileHandle, entry: Entry, limit: number, out: PassThrough): Promise<void> {
  const header = await readAt(file, entry.headerAt, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw refuse('BROKEN_WORKBOOK');
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packedBytes === 0) {
    out.end();
    return;
  }
  const packed = file.createReadStream({ start, end: start + entry.packedBytes - 1, autoClose: false });
  let unpacked = 0;
  // A small file may unpack to a huge one: count what comes out, not what the directory claims.
  async function* guard(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      unpacked += chunk.length;
      if (unpacked > limit) throw refuse('UNPACKS_TOO_LARGE');
      yield chunk;
    }
  }
  if (entry.method === STORED) await pipeline(packed, guard, out);
  else if (entry.method === DEFLATED) await pipeline(packed, createInflateRaw(), guard, out);
  else throw refuse('BROKEN_WORKBOOK', `method ${entry.method}`);
}
