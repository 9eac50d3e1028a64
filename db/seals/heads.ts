import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import * as z from 'zod';
import { text } from '../../domain/vocabulary/text.js';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import type { Head } from './seal.js';
import type { KeptHead } from './verify.js';

/** The head of the chain as a day's line in a data folder says it. */
const lineSchema = z.strictObject({
  /** Civil date in Asia/Shanghai. */
  day: z.iso.date(),
  no: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Where a data folder keeps the heads, one line a day; never rewritten. */
export const headsFileOf = (dataFolder: string): string => join(dataFolder, 'ledger-heads.jsonl');

/** The heads that a data folder keeps, oldest first; none before the first day. Throws where a line is none. */
export async function readHeads(dataFolder: string): Promise<readonly (KeptHead & { readonly day: CivilDate })[]> {
  const lines = await readFile(headsFileOf(dataFolder), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

/** Adds the head of a day to the data folder, mode 0600, unless that day has one. Answers whether it was added. */
export async function keepHead(dataFolder: string, head: Head, day: CivilDate): Promise<boolean> {
  const kept = await readHeads(dataFolder);
  if (kept.some((one) => one.day >= day)) return false;
  const path = headsFileOf(dataFolder);
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${JSON.stringify({ day, no: head.no, hash: head.hash.toString('hex') })}\n`, { mode: 0o600 });
  return true;
}

/**
 * Mails the head of a day to the HR manager and the auditor, once a day whoever asks, where mail is set up: what has left
 * the house nobody changes there. The letter is whole: it names no person.
 */
export async function mailHead(trx: Queryable, head: Head, at: Date): Promise<void> {
  const { rows } = await sql<{ mails: boolean }>`
    select exists (select from mail_service where sender is not null) as mails`.execute(trx);
  if (rows[0]?.mails !== true) return;
  const day = todayIn('Asia/Shanghai', at.getTime());
  const hash = head.hash.toString('hex');
  const order = {
    to: [],
    toRoles: ['hr-manager', 'auditor'] as const,
    clause: '8.5.7',
    subject: text(`${day} 档案链校验值`, `Head of the chain of records, ${day}`),
    body: text(
      `请保存本邮件。核对：jinji verify ledger --head ${head.no}:${hash}`,
      `Keep this mail. To compare: jinji verify ledger --head ${head.no}:${hash}`,
    ),
    mailed: 'whole' as const,
  };
  const seq = Number(day.replaceAll('-', ''));
  await insertMessages(trx, [{ order, mark: { workflowId: 'ledger-head', seq, at, about: {} } }]);
}
