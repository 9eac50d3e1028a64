import { PARTIES, PARTY_NAMES, WHILES, type Cells } from '../../domain/permissions/parties.js';
import { PERMISSIONS, type Resource } from '../../domain/permissions/permissions.js';
import { SCOPE_NAMES, SCOPES, type Scope } from '../../domain/permissions/scopes.js';
import type { Act, Row } from '../../domain/permissions/row.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { declaredRoutes } from '../support/form-places.js';

/** The rows in the order of the table. */
export const RESOURCES = Object.keys(PERMISSIONS) as readonly Resource[];

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const letters = (cells: Cells): readonly string[] => PARTIES.map((party) => (cells[party] === '-' ? '' : cells[party]));

const routesOf = (resource: string, act: Act): string =>
  declaredRoutes()
    .flatMap(({ access, method, path }) =>
      access.kind === 'permission' && access.resource === resource && access.act === act
        ? [`\`${method.toUpperCase()} ${path}\``]
        : [],
    )
    .join('<br>');

const rowsOf = (act: Act): readonly string[] =>
  RESOURCES.flatMap((resource) => {
    const { [act]: cells, name, clause = '' }: Row = PERMISSIONS[resource];
    return cells === undefined ? [] : [line([`**${resource}** ${both(name)}`, clause, ...letters(cells)])];
  });

const table = (act: Act): string =>
  [
    line(['', '§', ...PARTIES.map((party) => both(PARTY_NAMES[party]))]),
    line(['---', '---', ...PARTIES.map(() => ':-:')]),
    ...rowsOf(act),
  ].join('\n');

const notes = (): string =>
  RESOURCES.flatMap((resource) => {
    const { note } = PERMISSIONS[resource];
    return note === undefined ? [] : [`- **${resource}**: ${both(note)}`];
  }).join('\n');

const routes = (): string =>
  RESOURCES.flatMap((resource) =>
    (['read', 'write'] as const).flatMap((act) =>
      PERMISSIONS[resource][act] === undefined ? [] : [line([`**${resource}**`, act, routesOf(resource, act)])],
    ),
  ).join('\n');

const rowsOfScope = (rows: readonly string[]): string => rows.map((row) => `**${row}**`).join(', ');

const scopes = (): string =>
  SCOPE_NAMES.map((scope) => {
    const { name, offices, reads, writes, sensitive }: Scope = SCOPES[scope];
    const held = offices.length === 0 ? '—' : offices.join(', ');
    return line([`\`${scope}\` ${both(name)}`, rowsOfScope(reads), rowsOfScope(writes), held, sensitive ? '✓' : '']);
  }).join('\n');

/** Who may read and write what, and for how long: the page of docs, out of the table that decides it. */
export const permissionsPage = (): string =>
  `# 权限表 · The table of permissions

本页由 \`domain/permissions\` 生成(\`npx tsx test/docs/write-permissions.ts\`),接口的门禁出自同一张表;\`test/api/sight/walk.test.ts\` 以每一种查阅者走遍每一个接口与之核对。没有列出的即不允许。任何人对自己的事项只是“本人”。

This page is made from \`domain/permissions\`, and so is the first gate of every route; \`test/api/sight/walk.test.ts\` walks every route as every party and compares. What is not in it is not allowed. In his own matter everybody is the person, whatever his office. What of a case is told when, part by part, stands in \`domain/sight\` and the catalogues (docs/decisions/0031).

${Object.entries(WHILES)
  .filter(([letter]) => letter !== '-')
  .map(([letter, words]) => `- **${letter}**: ${both(words)}`)
  .join('\n')}

## 读 · Reading

${table('read')}

## 写 · Writing

${table('write')}

## 说明 · Notes

${notes()}

## 服务账号的范围 · Scopes of service accounts

服务账号只能进入其范围所列的行,并以所有人当时具有的角色查看;逐个接口核对见 \`test/api/sight/scopes.test.ts\`。

A service account passes the rows of its scopes alone, and sees what those offices see that its owner holds at the time; \`test/api/sight/scopes.test.ts\` walks every route.

${line(['', '读 · reads', '写 · writes', '所有人须有其一 · its owner needs one of', '待第二人 · second person'])}
${line(['---', '---', '---', '---', ':-:'])}
${scopes()}

## 接口 · Routes

${line(['', '', ''])}
${line(['---', '---', '---'])}
${routes()}
`;
