import { Readable } from 'node:stream';
import yazl from 'yazl';

/** A file of an archive; it is made when its turn comes. */
export interface ArchiveFile {
  /** Its path within, with `/`. */
  readonly path: string;
  /** Whether packing makes it smaller: what is packed already is only put in. */
  readonly packed: boolean;
  readonly make: () => Promise<Buffer | Readable>;
}

/** Every file has the same time, so that the same files are the same archive to its last byte. */
const NO_TIME = { mtime: new Date(Date.UTC(1980, 0, 1)), forceDosTimestamp: true };

/**
 * A ZIP of these files as a stream, in their order: each is made when those before it have been read, so that one is held
 * at a time. What making one throws breaks the stream; a ZIP that was broken off has no directory, and nobody takes it for
 * whole. The bytes depend on the files alone.
 */
export function archiveOf(files: readonly ArchiveFile[]): Readable {
  const archive = new yazl.ZipFile();
  const out = archive.outputStream as unknown as Readable;
  for (const { path, packed, make } of files)
    archive.addReadStreamLazy(path, { ...NO_TIME, compress: !packed }, (take) => {
      // Who has gone away is made nothing more for.
      if (out.destroyed) return;
      make().then(
        (content) => {
          const stream = Buffer.isBuffer(content) ? Readable.from([content]) : content;
          stream.once('error', (error) => out.destroy(error));
          out.once('close', () => stream.destroy());
          take(null, stream);
        },
        (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    });
  archive.on('error', (error: Error) => out.destroy(error));
  archive.end();
  return out;
}

/** What stands in no name of a file, on whatever system. */
const UNNAMED = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

/** Of a part, in UTF-8: a file system takes 255 bytes, and numbers and endings stand beside it. */
const MOST_BYTES = 160;

function withinBytes(name: string): string {
  let bytes = 0;
  const kept = Array.from(name).findIndex((sign) => (bytes += Buffer.byteLength(sign)) > MOST_BYTES);
  return kept < 0 ? name : Array.from(name).slice(0, kept).join('');
}

/** A part of a path out of what somebody is called: without signs that some system refuses, never a way out of its folder. */
export const pathPart = (name: string): string =>
  withinBytes(name.replace(UNNAMED, '').replace(/^[.\s]+/u, '')).replace(/[.\s]+$/u, '') || '_';
