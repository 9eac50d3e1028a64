import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { archiveOf, pathPart, type ArchiveFile } from '../../documents/archive/archive.js';
import { until } from '../../cli/play/until.js';
import { filesOf } from '../support/zip.js';

const file = (path: string, make: ArchiveFile['make']): ArchiveFile => ({ path, packed: true, make });

describe('an archive (docs/decisions/0068)', () => {
  test('holds each file under its path; the same files are the same bytes', async () => {
    const files = () => [
      file('文书/TZ-2026-00001-周超.pdf', () => Promise.resolve(Buffer.from('one'))),
      { ...file('索引.txt', () => Promise.resolve(Readable.from(['two', ' parts']))), packed: false },
    ];
    const zip = await buffer(archiveOf(files()));
    const read = [...(await filesOf(zip))].map(([path, content]) => [path, content.toString()]);
    expect(read).toEqual([
      ['文书/TZ-2026-00001-周超.pdf', 'one'],
      ['索引.txt', 'two parts'],
    ]);
    expect((await buffer(archiveOf(files()))).equals(zip)).toBe(true);
  });

  test('makes a file when those before it have been read, so that few are held at a time; none for who has gone away', async () => {
    let made = 0;
    const files = Array.from({ length: 200 }, (_, no) =>
      file(`${no}.pdf`, () => {
        made += 1;
        return Promise.resolve(Buffer.alloc(300_000, no));
      }),
    );
    const out = archiveOf(files);
    let bytes = 0;
    for await (const chunk of out as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // What stands in buffers of the stream, and the one that is being made.
      expect(made).toBeLessThanOrEqual(Math.floor(bytes / 300_000) + 4);
      if (made >= 20) break;
    }
    await until('it is closed', () => Promise.resolve(out.destroyed));
    const then = made;
    await new Promise((resolve) => setImmediate(resolve));
    expect([then, made]).toEqual([made, then]);
    expect(made).toBeLessThan(30);
  });

  test('breaks off where one cannot be made, and what is left does not open', async () => {
    const taken: Buffer[] = [];
    const out = archiveOf([
      file('1.pdf', () => Promise.resolve(Buffer.from('one'))),
      file('2.pdf', () => Promise.reject(new Error('cannot be typeset'))),
    ]);
    const read = async () => {
      for await (const chunk of out as AsyncIterable<Buffer>) taken.push(chunk);
    };
    await expect(read()).rejects.toThrow('cannot be typeset');
    await expect(filesOf(Buffer.concat(taken))).rejects.toThrow();
  });

  test.each([
    ['../../etc/passwd', 'etcpasswd'],
    ['..', '_'],
    ['a/b\\c:d*?"<>|', 'abcd'],
    ['周超\u0000 . ', '周超'],
    ['', '_'],
  ])('a name is no way out of its folder: %j', (name, part) => {
    expect(pathPart(name)).toBe(part);
  });

  test.each(['长', '𠮷', 'a'])('nor longer than file systems take, with number and ending: %j', (sign) => {
    const part = pathPart(sign.repeat(80));
    expect(Buffer.byteLength(`DA-LP-2026-07-00001-${part}.pdf`)).toBeLessThanOrEqual(255);
    expect([sign.repeat(80).startsWith(part), part.length >= 40]).toEqual([true, true]);
  });
});
