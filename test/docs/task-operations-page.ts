import { whyUnfiled } from '../../domain/attachments/unfiled-requests.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { OPERATIONS, OPERATION_NAMES, withheldOf } from '../../domain/talk/withheld.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { declaredRoutes } from '../support/form-places.js';

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

/** What is asked for beside the tasks and takes no files, in the order of the API. */
function requests(): string {
  const rows = declaredRoutes().flatMap(({ method, path, summary }) => {
    const found = whyUnfiled(method, path);
    if (found === undefined) return [];
    const part = found.part === undefined ? '' : `（${both(found.part)}）`;
    return [`| \`${method.toUpperCase()} ${path}\` ${both(summary)}${part} | ${both(found.why)} |`];
  });
  return [
    '## 任务之外：附文件 · Beside the tasks: files with the reason',
    '',
    '本表由 `domain/attachments/unfiled-requests.ts` 生成，接口说明（`/docs`）中也写明；未列出而要求写明理由的请求，都可附文件。',
    '',
    'Made from `domain/attachments/unfiled-requests.ts`, and said in the description of the API (`/docs`) too; every other request that takes a reason takes files beside it.',
    '',
    '| 请求 · request | 原因 · why |',
    '|---|---|',
    ...rows,
  ].join('\n');
}

/** docs/task-operations.md: what which kinds of tasks do not offer, and why, out of the table that decides it. */
export function taskOperationsPage(): string {
  const kinds = Object.keys(TASK_KINDS) as TaskKind[];
  const sections = OPERATIONS.map((operation) => {
    const rows = kinds.flatMap((kind) => {
      const found = withheldOf(kind).find((one) => one.operation === operation);
      if (found === undefined) return [];
      const part = found.name === OPERATION_NAMES[operation] ? '' : `（${both(found.name)}）`;
      return [`| \`${kind}\` ${both(TASK_KINDS[kind].title)}${part} | ${both(found.why)} |`];
    });
    return [`## ${both(OPERATION_NAMES[operation])}`, '', '| 任务 · task | 原因 · why |', '|---|---|', ...rows].join(
      '\n',
    );
  });
  return [
    '# 任务不提供的操作 · What tasks do not offer',
    '',
    '本页由 `domain/talk/withheld.ts` 生成(`npx tsx test/docs/write-task-operations.ts`);接口 `/v1/task-kinds` 与页面读同一张表。没有列出的任务都提供该操作;由谁操作见[权限表](permissions.md)与[决定 0053](decisions/0053-standing-in.md)、[0056](decisions/0056-talking-about-a-task.md)、[0057](decisions/0057-voided-and-taken-back.md)、[0058](decisions/0058-return-and-signers.md)、[0063](decisions/0063-files-with-every-reason.md)；一次办理多项见[0034](decisions/0034-acts-together-and-closings.md)。',
    '',
    'This page is made from `domain/talk/withheld.ts`; the API (`/v1/task-kinds`) and the pages read the same table. Every kind that is not listed offers the operation; who may is in the [table of permissions](permissions.md) and the decisions [0053](decisions/0053-standing-in.md), [0056](decisions/0056-talking-about-a-task.md), [0057](decisions/0057-voided-and-taken-back.md), [0058](decisions/0058-return-and-signers.md), [0063](decisions/0063-files-with-every-reason.md) and, of several in one call, [0034](decisions/0034-acts-together-and-closings.md).',
    '',
    sections.join('\n\n'),
    '',
    requests(),
    '',
  ].join('\n');
}
