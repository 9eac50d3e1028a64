import { join } from 'node:path';
import { sql } from 'kysely';
import { writePrivate } from '../launch/machine/files.js';
import { rehearseCycle } from './cycle.js';
import { House, type Wishes } from './house.js';
import { rehearseLowering } from './lowering.js';
import { rehearsePosition } from './position.js';
import { untilAtRest } from './rest.js';
import { lastMessage, toldTable, toldWorkbook } from './told.js';
import { openStage, type Stage, type StageOptions } from './stage.js';

/** What can be played, in this order: §8, §9, §11. */
export const PARTS = ['cycle', 'position', 'lowering'] as const;
export type Part = (typeof PARTS)[number];

export interface RehearsalOptions extends Omit<StageOptions, 'months'> {
  readonly wishes: Wishes;
  /** Which parts are played. */
  readonly parts: readonly Part[];
  readonly write: (line: string) => void;
}

export interface Rehearsed {
  /** The last document of the story: the company-wide notice, or the file of the case where nobody was appointed. */
  readonly number: string;
  readonly path: string;
}

/** Plays what the policy will do, and leaves its last document as a page; undefined without a position promotion. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsed | undefined> {
  const stage = await openStage({ ...options, months: options.wishes.months });
  try {
    return await playOn(stage, options);
  } finally {
    await stage.close();
  }
}

/** The same on a stage that is open already, and stays so. */
export async function playOn(
  stage: Stage,
  { parts, wishes, write, dataFolder }: Pick<RehearsalOptions, 'parts' | 'wishes' | 'write' | 'dataFolder'>,
): Promise<Rehearsed | undefined> {
  const today = await stage.today();
  const house = new House(stage, stage.cast, wishes, write);
  const before = await lastMessage(stage.db);
  write(`${today}  制度版本 policy ${stage.library.inForceOn(today).version}`);
  if (parts.includes('cycle')) await rehearseCycle(house);
  const made = parts.includes('position')
    ? await noticeOf(house, await rehearsePosition(house), dataFolder)
    : undefined;
  // Last: the test server skips no more time once a case has ended with somebody's act.
  if (parts.includes('lowering')) await rehearseLowering(house);
  await untilAtRest(stage);
  const told = join(dataFolder, 'rehearsal', `told-${today}.xlsx`);
  await writePrivate(told, await toldWorkbook(stage.db, before));
  write(`\n会告知谁、何时告知（逐人见 ${told} ） · who would be told, and when; person by person in that workbook`);
  write(await toldTable(stage.db, before));
  return made;
}

/** The last document of a case, as a page in the data folder. */
async function noticeOf({ stage }: House, caseId: string, dataFolder: string): Promise<Rehearsed> {
  const { rows } = await sql<{ number: string; html: string }>`
    select number, html from document where case_id = ${caseId} and kind in ('company-notice', 'case-file')
    order by kind = 'company-notice' desc limit 1`.execute(stage.db);
  const [document] = rows;
  if (document === undefined) throw new Error(`case ${caseId} left no document`);
  const folder = join(dataFolder, 'rehearsal');
  const path = join(folder, `${document.number}.html`);
  await writePrivate(path, document.html);
  return { number: document.number, path };
}
