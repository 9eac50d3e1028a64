import tseslint from 'typescript-eslint';

const SPREAD_LITERAL = {
  selector: ':matches(SpreadElement[argument.type="ObjectExpression"], SpreadElement[argument.type="ArrayExpression"])',
  message: 'Write the properties out: a spread literal is not checked for misspelt ones.',
};

/** docs/decisions/0033: a refusal is declared once, and made in one way. */
const REFUSALS = [
  {
    selector: ':matches(FunctionDeclaration[id.name="refuse"], VariableDeclarator[id.name="refuse"])',
    message: 'There is one refuse, in domain/vocabulary/refusal.ts.',
  },
  {
    selector:
      ':matches(FunctionDeclaration[id.name=/^refus(e|al|ing)/], VariableDeclarator[id.name=/^refus(e|al|ing)/] > ArrowFunctionExpression, MethodDefinition[key.name=/^refus(e|al|ing)/]) CallExpression[callee.name="refuse"]',
    message: 'Name it for what it looks for; refusals are made by refuse alone.',
  },
  {
    selector: 'Property[key.name="code"] > Literal[value=/^[A-Z][A-Z_]*\\.[A-Z][A-Z_]*$/]',
    message: 'Declare the refusal in domain/refusals and make it with refuse.',
  },
];

/** Numbers and days are typed in the two controls of the pages, which never send another one than was typed. */
const TYPED = [
  {
    selector:
      'ImportDeclaration[source.value="antd"] > ImportSpecifier[imported.name=/^(InputNumber|DatePicker|TimePicker)$/]',
    message: 'Use NumberBox of web/forms or DayPicker of web/components (NumberField, DayField in a plain form).',
  },
  {
    selector:
      'JSXOpeningElement > JSXAttribute[name.name="type"] > Literal[value=/^(number|date|datetime-local|month|time)$/]',
    message:
      'Use NumberBox of web/forms or DayPicker of web/components: a browser’s own field sends another value than was typed.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.jinji/', 'web/api/schema.d.ts', 'scripts/client/*.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-restricted-syntax': ['error', SPREAD_LITERAL],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['{activities,api,cli,db,domain,imports,policy,seal,worker,workflows}/**/*.ts'],
    // Alarms are told, never answered: what they are stands in domain/vocabulary/alarm.ts.
    ignores: [
      'domain/vocabulary/refusal.ts',
      'domain/refusals/**/*.ts',
      'policy/{probation,service-health,unprintable-names,watch}.ts',
      'domain/step/difference-alarm.ts',
      'domain/step/intrusion.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', SPREAD_LITERAL, ...REFUSALS] },
  },
  {
    files: ['web/**/*.tsx'],
    ignores: ['web/components/day-calendar.tsx'],
    rules: { 'no-restricted-syntax': ['error', SPREAD_LITERAL, ...TYPED] },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
);
