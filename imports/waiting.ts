import type { Queryable } from '../db/database.js';
import {
  countWaiting,
  digestOfLines,
  holdWaiting,
  keepWaiting,
  markCircular,
  markDependent,
  markWaiting,
  readWaiting,
} from '../db/imports/waiting.js';
import { readStagedSuperiors } from '../db/imports/people.js';
import type { ImportKindSql } from '../db/imports/staging.js';
import type { ImportRecord } from '../db/imports/imports.js';
import { ownersOf, peopleBehind } from '../db/accounts/service-accounts.js';
import { askChange, couldDecide } from '../db/second-person/waiting-changes.js';
import { RECORD_DECIDERS } from '../domain/second-person/waiting-change.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { findSuperiorCycles } from './superiors.js';

/** Why a line waits for a second person, in words. */
export const WAITS: Readonly<Record<string, Text>> = {
  OWN: text('涉及导入人本人', 'It concerns whoever brings the file'),
  LEVEL: text('设定职级或岗位', 'It sets a level or a post'),
  HEAD: text('变更部门负责人', 'It changes the head of a department'),
  GM: text('涉及总经理', 'It concerns the general manager'),
  HR_MANAGER: text('涉及人力资源经理', 'It concerns the HR manager'),
  MAIL: text('变更敏感账号的邮箱', 'It changes the mail address of a sensitive account'),
  DEPENDS: text('其上级所在的行待确认', 'The line of the superior waits'),
};

/** Of a waiting change of lines: which they are, and what they came to when it was asked for. */
export interface WaitingRows {
  readonly importId: string;
  readonly lines: readonly number[];
  readonly digest: string;
}

/** Marks the judged lines of this transaction that wait for a second person, and those that cannot go in without them. */
export async function judgeWaiting(db: Queryable, kind: ImportKindSql, bringers: readonly string[]): Promise<void> {
  await markWaiting(db, kind.waits(await peopleBehind(db, bringers)));
  if (!kind.hasSuperiors || (await countWaiting(db)) === 0) return;
  await markDependent(db);
  for (;;) {
    const circular = findSuperiorCycles(await readStagedSuperiors(db));
    if (circular.length === 0 || !(await markCircular(db, circular))) return;
  }
}

/**
 * Has the marked lines wait, and leaves the others to be applied: one change for all of them, and one of its own for each
 * line about somebody who could decide, so that there is a second person for the rest.
 */
export async function askForWaiting(db: Queryable, record: ImportRecord, actor: string, at: Date): Promise<void> {
  const waiting = await readWaiting(db);
  await keepWaiting(db, record.id);
  const deciding = new Set(
    await couldDecide(
      db,
      waiting.map((one) => one.personId),
      RECORD_DECIDERS,
    ),
  );
  // Whoever applies what a script brought: its owner would decide on what is his own doing.
  const owners = await ownersOf(db, [record.createdBy]);
  const together = waiting.filter(({ personId }) => !deciding.has(personId));
  const apart = [...deciding].map((id) => waiting.filter(({ personId }) => personId === id));
  for (const group of [together, ...apart]) {
    if (group.length === 0) continue;
    const lines = group.map(({ line }) => line);
    const content: WaitingRows = { importId: record.id, lines, digest: await digestOfLines(db, lines) };
    await askChange(
      db,
      {
        kind: 'import-rows',
        clause: '4.1',
        what: inWords(record.filename, lines),
        reason: null,
        about: [...group.map(({ personId }) => personId), ...owners],
        deciders: RECORD_DECIDERS,
        content,
        askedBy: actor,
      },
      at,
    );
  }
  await holdWaiting(db);
}

const SHOWN = 20;

function inWords(filename: string, lines: readonly number[]): Text {
  const shown = lines.slice(0, SHOWN).join(', ');
  const more = lines.length > SHOWN ? ' …' : '';
  return text(
    `导入“${filename}”的 ${lines.length} 行（行号 ${shown}${more}）`,
    `${lines.length} lines of the import “${filename}” (lines ${shown}${more})`,
  );
}
