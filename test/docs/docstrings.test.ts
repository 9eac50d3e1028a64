import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Rooms of which everything that they export says what it is. */
const SPEAKING = [
  'domain',
  'policy',
  'activities',
  'db',
  'documents',
  'notifications',
  'imports',
  'seal',
  'worker',
] as const;
const ROOMS = [...SPEAKING, 'workflows', 'api', 'cli'] as const;
/** Fewer words than this, § and entries of the register aside, are no sentence. */
const LEAST_WORDS = 3;

function sourcesOf(room: string): ts.SourceFile[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true));
}

const wordsOf = (comment: string): number => comment.replace(/(?:§|\bI-)\S*/g, '').match(/\p{L}{2,}/gu)?.length ?? 0;

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

const docOf = (statement: ts.Statement): string => ts.getJSDocCommentsAndTags(statement).at(-1)?.getText() ?? '';

const placeOf = (file: ts.SourceFile, at: number): string =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(at).line + 1}`;

/** Exported functions, types and constants whose docstring is missing or no sentence. */
const silent = (file: ts.SourceFile): string[] =>
  file.statements
    .filter((statement) => isExported(statement) && wordsOf(docOf(statement)) < LEAST_WORDS)
    .map((statement) => placeOf(file, statement.getStart()));

/** Comments that name a § or an entry of the register and say nothing of it. */
const bare = (file: ts.SourceFile): string[] =>
  [...file.text.matchAll(/\/\*\*[^*]*\*\//g)]
    .filter(([comment]) => /§|I-\d|\d\.\d/.test(comment) && wordsOf(comment) === 0)
    .map(({ index }) => placeOf(file, index));

describe('docstrings', () => {
  test.each(SPEAKING)('%s: everything exported says what it is', (room) => {
    expect(sourcesOf(room).flatMap(silent)).toEqual([]);
  });

  test.each(ROOMS)('%s: none names a § without a word about it', (room) => {
    expect(sourcesOf(room).flatMap(bare)).toEqual([]);
  });

  test('are missed where they are missing', () => {
    const file = (text: string) => ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2023, true);
    expect(silent(file('/** I-13 */\nexport const a = 1;\nexport type B = 1;'))).toEqual(['x.ts:2', 'x.ts:3']);
    expect(silent(file('/** What it is (I-13). */\nexport const a = 1;\nconst b = 2;'))).toEqual([]);
    expect(bare(file('interface A {\n  /** 8.5.2, I-13 */\n  readonly a: 1;\n}'))).toEqual(['x.ts:2']);
  });
});
