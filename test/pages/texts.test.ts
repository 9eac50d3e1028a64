import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import * as z from 'zod';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { openAnswer, TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { CASE_KINDS, CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { LEVELS, LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { POSITIONS, POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { format, resolveConfig } from 'prettier';
import { catalogueFiles } from './catalogue-words.js';
import { COLUMNS, IMPORT_KINDS } from '../../imports/columns.js';
import { imports as importsEn } from '../../web/i18n/en/people/imports.js';
import { imports as importsZh } from '../../web/i18n/zh/people/imports.js';
import { cases as casesEn } from '../../web/i18n/en/cases/cases.js';
import type { JsonSchema } from '../../web/forms/generic/json-schema.js';
import { vocabulary as en } from '../../web/i18n/en/vocabulary.js';
import { cases as casesZh } from '../../web/i18n/zh/cases/cases.js';
import { fields } from '../../web/i18n/zh/fields.js';
import { vocabulary as zh } from '../../web/i18n/zh/vocabulary.js';

const web = join(import.meta.dirname, '..', '..', 'web');
const CHINESE = /\p{Script=Han}/u;
/** The house's name is written in both scripts wherever it stands. */
const NAME = /^(晋级|Jinji|晋级 Jinji|中文)$/;

const ROOMS = ['cli', 'web', 'domain', 'workflows', 'activities', 'api', 'notifications', 'imports', 'policy'];
/** Words that files of other systems have, the sample's own; findings, which stand in stored evaluations as they were worded. */
const AS_GIVEN =
  /^cli[\\/](sample|tour[\\/]deciding)|^imports[\\/](words|columns|dates)\.ts|^policy[\\/]rules[\\/]|^web[\\/]api[\\/]schema/;
/** Levels as the policy writes them (§5.1). */
const NAMES = /中\([一二]\)|\((一般|良好|优秀)\)/g;
/** Half-width punctuation beside a Chinese sign. */
const HALF =
  /[\p{Script=Han}）”」》][,;:!?](?!\/)|[,;:!?](?=[\p{Script=Han}“「（《])|\((?=\p{Script=Han})|(?<=\p{Script=Han})[()]/u;

/** More Chinese than anything else: an English sentence that names something in Chinese keeps its own punctuation. */
const isChinese = (said: string): boolean =>
  (said.match(/\p{Script=Han}/gu) ?? []).length > (said.match(/[A-Za-z]/g) ?? []).length;

/** What people do not read: addresses, codes, names of fields, values as machines have them. */
const RAW = /\/v1\/|\b[A-Z]{3,}_[A-Z_]+|\b[a-z]+[A-Z]\w*|\b[a-z]+\.[a-z]+\w*\b(?! )|\b(null|undefined|NaN)\b/;
/** A file that IT has on disk under this name. */
const FILES = /policy\.json/g;

const areas = (language: string): string[] =>
  readdirSync(join(web, 'i18n', language), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
const load = async (language: string, file: string): Promise<Readonly<Record<string, unknown>>> => {
  const module = (await import(pathToFileURL(join(web, 'i18n', language, file)).href)) as Readonly<
    Record<string, object>
  >;
  return Object.assign({}, ...Object.values(module)) as Readonly<Record<string, unknown>>;
};

/** Every text of a dictionary with its path; sentences with numbers are tried with some. */
function* texts(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') yield [path, String((value as (...given: unknown[]) => unknown)(2, 3, 4))];
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* texts(inner, `${path}.${name}`);
  }
}

describe('every text has both languages', () => {
  test('the same areas in both', () => {
    expect(areas('en')).toEqual(areas('zh'));
    expect(areas('zh').length).toBeGreaterThan(5);
  });

  test.each(areas('zh'))('%s: the same texts, each in its own script', async (file) => {
    const chinese = [...texts(await load('zh', file), '')];
    const english = [...texts(await load('en', file), '')];
    expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path));
    // A mark that says nothing says nothing in either.
    const blank = (of: typeof chinese) => of.filter(([, text]) => text.trim() === '').map(([path]) => path);
    expect(blank(english)).toEqual(blank(chinese));
    const foreign = english.filter(([, text]) => CHINESE.test(text) && !NAME.test(text));
    expect(foreign).toEqual([]);
  });

  test.each(areas('zh'))('%s: no code, address or name of a field stands in a text', async (file) => {
    for (const language of ['zh', 'en']) {
      const said = [...texts(await load(language, file), '')].filter(([, text]) =>
        RAW.test(text.replaceAll(FILES, '')),
      );
      expect(said).toEqual([]);
    }
  });

  test('Chinese has full-width punctuation, on pages, in refusals, messages and the description of the API', () => {
    const halves: string[] = [];
    for (const room of ROOMS) {
      const root = join(web, '..', room);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /(?<!\.d)\.tsx?$/.test(name),
      );
      for (const file of files.filter((name) => !AS_GIVEN.test(`${room}/${name}`))) {
        const code = readFileSync(join(root, file), 'utf8');
        if (!HALF.test(code)) continue;
        const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
        const look = (node: ts.Node): void => {
          const said = ts.isStringLiteralLike(node)
            ? node.text
            : ts.isTemplateExpression(node)
              ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
              : '';
          // What is put in later stands between its signs as a Chinese word would.
          const read = said.replace(NAMES, '').replaceAll('…', '某');
          if (isChinese(said) && HALF.test(read)) halves.push(`${room}/${file}: ${said}`);
          ts.forEachChild(node, look);
        };
        look(source);
      }
    }
    for (const file of ['clauses.json', 'register.json'])
      for (const [said] of readFileSync(join(web, '..', 'policy/data', file), 'utf8').matchAll(/"(?:[^"\\]|\\.)*"/g))
        if (HALF.test(said.replace(NAMES, ''))) halves.push(`${file}: ${said}`);
    expect(halves).toEqual([]);
  });

  test.each(['zh', 'en'])('%s: the home counts a list under the name that the inbox gives it', async (language) => {
    const home = (await load(language, 'home.ts')) as Readonly<Record<string, (count: string) => string>>;
    const inbox = await load(language, 'inbox.ts');
    for (const list of ['due', 'overdue'])
      expect(home[list]?.('2').toLowerCase()).toContain(String(inbox[list]).toLowerCase());
  });

  test('no text stands in the code of a page', () => {
    const stray: string[] = [];
    const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    for (const file of files.filter((name) => !/^i18n[\\/](zh|en)|schema\.d\.ts$/.test(name))) {
      const source = ts.createSourceFile(file, readFileSync(join(web, file), 'utf8'), ts.ScriptTarget.Latest, true);
      const look = (node: ts.Node): void => {
        const text =
          ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text.trim() : '';
        const words = ts.isJsxText(node) ? /\p{L}{2,}/u : CHINESE;
        if (words.test(text) && !NAME.test(text) && !isTold(node)) stray.push(`${file}: ${text}`);
        ts.forEachChild(node, look);
      };
      look(source);
    }
    expect(stray).toEqual([]);
  });

  test('one thing has one label on every form', async () => {
    const [batch, personnel] = await Promise.all(
      ['cases/batch.ts', 'cases/personnel.ts'].map((file) => load('zh', file)),
    );
    const { names } = fields;
    expect([batch?.specialTo, personnel?.specialTo]).toEqual(['目标职级', '目标职级']);
    expect([batch?.evidence, personnel?.evidence]).toEqual([names.evidence, names.evidence]);
    expect([batch?.reason, personnel?.reason, personnel?.opening]).toEqual([names.reason, names.reason, names.opening]);
    expect([personnel?.transferOn, personnel?.lastDay, personnel?.successor]).toEqual([
      names.transferOn,
      names.lastDay,
      names.successorId,
    ]);
  });

  test('every field of a form, and every value that it offers, has its words', () => {
    const { levels, positions, groups } = zh;
    const shared: Readonly<Record<string, string>> = { ...levels, ...positions, ...groups };
    const unnamed = Object.entries(ACT_SCHEMAS).flatMap(([kind, schema]) =>
      [...asked(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '')]
        .filter(([what, name]) =>
          what === 'name'
            ? fields.names[name] === undefined
            : fields.values[name] === undefined && shared[name.replace(/^[^.]*\./, '')] === undefined,
        )
        .map(([, name]) => `${kind}: ${name}`),
    );
    // What the records say in the place of an answer that nobody may read.
    for (const [kind, { sealed }] of Object.entries(TASK_KINDS))
      for (const [field, value] of sealed === true ? Object.entries(openAnswer(kind as TaskKind, {}) as object) : [])
        if (fields.values[`${field}.${String(value)}`] === undefined)
          unnamed.push(`${kind}: ${field}.${String(value)}`);
    expect(unnamed).toEqual([]);
  });

  test('the columns of imports are called on the pages as in the template', () => {
    for (const kind of IMPORT_KINDS)
      expect([kind, importsZh.columns[kind], importsEn.columns[kind]]).toEqual([
        kind,
        Object.fromEntries(COLUMNS[kind].map(({ field, headings }) => [field, headings[0]])),
        Object.fromEntries(COLUMNS[kind].map(({ field, headings }) => [field, headings[1]])),
      ]);
  });

  test('the words are those of the vocabulary', () => {
    for (const level of LEVELS) expect([zh.levels[level], en.levels[level]]).toEqual(both(LEVEL_NAMES[level]));
    for (const one of POSITIONS) expect([zh.positions[one], en.positions[one]]).toEqual(both(POSITION_NAMES[one]));
    for (const kind of CASE_KINDS) expect(casesZh.kinds[kind]).toBe(CASE_KIND_NAMES[kind].zh);
    expect(Object.keys(casesEn.kinds)).toEqual([...CASE_KINDS]);
    expect(Object.keys(zh.abilities)).toEqual([...ABILITIES]);
  });

  test.each(Object.entries(catalogueFiles()))(
    '%s says what the catalogues say (npx tsx test/pages/write-catalogue-words.ts)',
    async (file, text) => {
      const style = await resolveConfig(join(web, file));
      expect(readFileSync(join(web, file), 'utf8')).toBe(await format(text, { ...style, parser: 'typescript' }));
    },
  );
});

/** What a form's JSON Schema asks for: names of fields, and values to choose from as `field.value`. */
function* asked(schema: JsonSchema, field: string): Generator<readonly ['name' | 'value', string]> {
  for (const value of [...(schema.enum ?? []), schema.const].filter((one) => typeof one === 'string')) {
    yield ['value', `${field}.${value}`];
  }
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    yield ['name', name];
    yield* asked(inner, name);
  }
  const below = [schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...Object.values(schema.$defs ?? {})];
  for (const inner of below) if (inner !== undefined) yield* asked(inner, field);
}

const both = (text: { readonly zh: string; readonly en: string }): string[] => [text.zh, text.en];

/** A pair of both languages, side by side; what a canvas is asked to draw; where a weekday is looked up. */
function isTold(node: ts.Node): boolean {
  const holder = ts.isTemplateExpression(node.parent) ? node.parent.parent : node.parent;
  const property = ts.isPropertyAssignment(holder) ? holder.name.getText() : '';
  return property === 'zh' || /chinese-font|i18n[\\/]format/.test(node.getSourceFile().fileName);
}
