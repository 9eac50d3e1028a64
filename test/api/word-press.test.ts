import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { forReaders, forUploads, WordPress } from '../../api/word/press.js';
import { standardTemplate } from '../../documents/word/standard.js';
import { inWord } from '../../documents/word/word.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { issued, levelNotice } from '../documents/papers-of.js';
import { saying, wordText } from '../support/word-text.js';

/** Word files are filled and checked beside the thread that answers everybody, within bounds (§15, 0072). */
const paper = issued('level-notice', levelNotice, '2026-07-20');
let folder: string;
let heavy: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-press-'));
  // A megabyte of a template's own words, in as many paragraphs as people write.
  heavy = saying(
    await standardTemplate('level-notice'),
    ...Array.from({ length: 8_000 }, (_, no) => `{姓名}第${no}段`),
  );
  await writeFile(join(folder, 'heavy.docx'), heavy);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How often this thread came round while something was made elsewhere. */
async function turnsDuring<T>(work: Promise<T>): Promise<readonly [number, T]> {
  const ends = new AbortController();
  const made = work.finally(() => {
    ends.abort();
  });
  let turns = 0;
  while (!ends.signal.aborted) {
    turns += 1;
    await turn();
  }
  return [turns, await made];
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'made',
    (error: unknown) => (error instanceof RefusalError ? error.refusal.code : String(error)),
  );

describe('Word files in a thread of their own', () => {
  test('whoever asks for anything else is answered while a large template is filled or checked', async () => {
    const [turns, { docx, sha256 }] = await turnsDuring(forReaders({ what: 'fill', paper, template: heavy }));
    expect(wordText(docx)).toContain('周超第7999段');
    expect(turns).toBeGreaterThan(100);
    // The same bytes as in one's own thread.
    expect((await inWord(paper, heavy)).sha256).toBe(sha256);
    const [checking] = await turnsDuring(
      forUploads({ what: 'check', form: 'level-notice', path: join(folder, 'heavy.docx') }),
    );
    expect(checking).toBeGreaterThan(100);
  });

  test('what takes too long or too much memory is refused with what to do, and the next is made', async () => {
    const hasty = new WordPress({ seconds: 0.05, megabytes: 512, waiting: 3 });
    expect(await codeOf(hasty.make({ what: 'fill', paper, template: heavy }))).toBe('TEMPLATE.TOO_HEAVY');
    const small = new WordPress({ seconds: 60, megabytes: 16, waiting: 3 });
    expect(await codeOf(small.make({ what: 'fill', paper, template: heavy }))).toBe('TEMPLATE.TOO_HEAVY');
    const press = new WordPress({ seconds: 60, megabytes: 512, waiting: 2 });
    const jobs = [1, 2, 3].map(() => codeOf(press.make({ what: 'standard', form: 'level-notice' })));
    expect(await Promise.all(jobs)).toEqual(['made', 'made', 'TEMPLATE.BUSY']);
    expect(await codeOf(press.make({ what: 'standard', form: 'interview' }))).toBe('made');
  });

  test('a fact that is missing, and a file that is none, are said as in one’s own thread', async () => {
    const { facts, ...rest } = paper;
    const lacking = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'effectiveFrom'));
    const job = { what: 'fill', paper: { ...rest, facts: lacking }, template: undefined } as const;
    expect(await codeOf(forReaders(job))).toContain('effectiveFrom');
    await writeFile(join(folder, 'none.docx'), 'PK');
    expect(await codeOf(forUploads({ what: 'preview', form: 'level-notice', path: join(folder, 'none.docx') }))).toBe(
      'TEMPLATE.NOT_WORD',
    );
  });
});
