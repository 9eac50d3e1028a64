import { before, behind, type Recipe } from './recipe.js';

/** Where somebody can be called. */
export const FIELD: Recipe = {
  name: 'field',
  title: 'A field of a person',
  lead: 'The example: the telephone, an optional column of the people file.',
  places: [
    {
      file: 'db/migrations/0099-telephone.sql',
      does: 'the column, with what it may hold; a new file with the next number',
      text: "-- Where somebody can be called.\nalter table person add column telephone text check (telephone ~ '^[0-9+ -]{3,30}$');\n",
    },
    {
      file: 'db/people/tables.ts',
      does: 'the column for queries',
      edits: [
        behind(
          '  email: ColumnType<string | null, string | null | undefined, string | null>;\n',
          '  telephone: ColumnType<string | null, string | null | undefined, string | null>;\n',
        ),
      ],
    },
    {
      file: 'db/imports/person-columns.ts',
      does: 'the field of the people file that fills it; comparing, inserting and changing are made from this',
      edits: [behind("  email: text('email', OPTIONAL),\n", "  telephone: text('telephone', OPTIONAL),\n")],
    },
    {
      file: 'imports/columns.ts',
      does: 'its headings in a file',
      edits: [before("  title: told(false, '职位名称'", "  telephone: told(false, '电话', 'Telephone', '手机'),\n")],
    },
    {
      file: 'imports/person-rows.ts',
      does: 'how a cell is read, and refused',
      edits: [
        behind("    email: cells.optionalEmail('email'),\n", "    telephone: cells.optionalText('telephone', 30),\n"),
      ],
    },
    {
      file: 'domain/people/people.ts',
      does: 'the field of a person, with who may see it',
      edits: [
        behind(
          '  readonly email: string | null;\n',
          '  /** For everybody who may see the person. */\n  readonly telephone: string | null;\n',
        ),
      ],
    },
    {
      file: 'db/people/person.ts',
      does: 'reads it',
      edits: [
        ["select('email')", "select(['email', 'telephone'])"],
        behind('    email: address?.email ?? null,\n', '    telephone: address?.telephone ?? null,\n'),
      ],
    },
    {
      file: 'api/views/schemas.ts',
      does: 'says it in the API and its description; what not everybody may see is blanked in `api/routes/people/people.ts`',
      edits: [before('    levels: z.array(historyPeriod),', '    telephone: z.string().nullable(),\n')],
    },
    {
      run: 'test/recipes/write-api-types.ts',
      called: 'npm run build',
      writes: ['web/api/schema.d.ts'],
      does: 'the API’s types for the pages',
    },
    {
      file: 'web/pages/people/person.tsx',
      does: 'shows it among the facts',
      edits: [
        behind(
          '    email: { label: t.email, value: one.email },\n',
          '    telephone: { label: t.telephone, value: one.telephone },\n',
        ),
      ],
    },
    {
      file: 'web/i18n/zh/people/people.ts',
      does: 'its name',
      edits: [behind("  email: '邮箱',\n", "  telephone: '电话',\n")],
    },
    {
      file: 'web/i18n/en/people/people.ts',
      does: 'the same in English',
      edits: [behind("  email: 'Mail address',\n", "  telephone: 'Telephone',\n")],
    },
  ],
  after:
    'The sample department fills it in `cli/sample/department.ts`; what a hire gives at once also goes through `api/routes/people/hires.ts`.',
  tests: ['test/db/tables.test.ts', 'test/imports/importer.test.ts'],
};
