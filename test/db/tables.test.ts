import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import ts from 'typescript';
import { openHouse, type House } from './house.js';

/** Whether an interface lets a column be null; a column of type `unknown` does not say. */
interface Said {
  readonly nullable: boolean | 'unsaid';
}

const folder = new URL('../../db/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|[/\\])tables(-[a-z]+)?\.ts$/.test(file),
);
const program = ts.createProgram(
  files.map((file) => fileURLToPath(new URL(file, folder))),
  { strict: true, module: ts.ModuleKind.NodeNext, skipLibCheck: true, noEmit: true, types: ['node'] },
);
const checker = program.getTypeChecker();

/** The type that a select gives: ColumnType's `__select__`, or the plain type. */
function selected(type: ts.Type, at: ts.Node): ts.Type {
  const property = checker.getPropertyOfType(type, '__select__');
  return property === undefined ? type : checker.getTypeOfSymbolAtLocation(property, at);
}

function columnsOf(type: ts.Type, at: ts.Node): Record<string, Said> {
  const entries = checker.getPropertiesOfType(type).map((column): [string, Said] => {
    const value = selected(checker.getTypeOfSymbolAtLocation(column, at), at);
    if ((value.flags & ts.TypeFlags.Unknown) !== 0) return [column.name, { nullable: 'unsaid' }];
    const parts = value.isUnion() ? value.types : [value];
    return [column.name, { nullable: parts.some((part) => (part.flags & ts.TypeFlags.Null) !== 0) }];
  });
  return Object.fromEntries(entries);
}

/** Every table that the `…Tables` interfaces of the tables of db name. */
function interfaces(): Record<string, Record<string, Said>> {
  const tables: Record<string, Record<string, Said>> = {};
  for (const source of program.getSourceFiles()) {
    if (!/\/db\/[^/]+\/tables(-[^/]*)?\.ts$/.test(source.fileName)) continue;
    ts.forEachChild(source, (node) => {
      if (!ts.isInterfaceDeclaration(node) || !node.name.text.endsWith('Tables')) return;
      for (const table of checker.getPropertiesOfType(checker.getTypeAtLocation(node)))
        tables[table.name] = columnsOf(checker.getTypeOfSymbolAtLocation(table, node), node);
    });
  }
  return tables;
}

const said = interfaces();
let house: House;
let found: Record<string, Record<string, { nullable: boolean; view: boolean }>>;
beforeAll(async () => {
  house = await openHouse();
  const { rows } = await sql<{ table: string; column: string; nullable: boolean; view: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.is_nullable = 'YES' as nullable, t.table_type = 'VIEW' as view
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.table_name not like 'kysely%'`.execute(house.db);
  found = {};
  for (const { table, column, ...rest } of rows) (found[table] ??= {})[column] = rest;
});
afterAll(() => house.close());

test('the interfaces name the tables of the database, all of them', () => {
  expect(Object.keys(said).sort()).toEqual(Object.keys(found).sort());
});

describe.each(Object.keys(said))('%s', (table) => {
  test('has the columns that its interface names', () => {
    expect(Object.keys(said[table] ?? {}).sort()).toEqual(Object.keys(found[table] ?? {}).sort());
  });

  test('is null only where its interface says so', () => {
    for (const [column, { nullable, view }] of Object.entries(found[table] ?? {})) {
      const says = said[table]?.[column]?.nullable;
      if (view || says === 'unsaid') continue; // information_schema calls every column of a view nullable
      expect({ column, nullable: says }).toEqual({ column, nullable });
    }
  });
});
