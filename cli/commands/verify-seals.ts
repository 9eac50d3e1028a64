import { DOCUMENT_MAKERS } from '../../activities/documents/makers.js';
import { listFlawedDocuments, type FlawedDocument } from '../../db/documents/flaws.js';
import type { DatabaseHandle } from '../../db/database.js';
import { readHeads } from '../../db/seals/heads.js';
import type { SealFault } from '../../db/seals/faults.js';
import { verifySeals, verifySealsOfCase, verifySources, type KeptHead } from '../../db/seals/verify.js';
import type { ErasureRecord } from '../../db/seals/erasures.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { VERIFY } from '../../domain/refusals/installation.js';
import { openDataFolder } from '../launch/data-folder.js';

type Db = DatabaseHandle['db'];

/** The gap-free series in which papers are numbered. */
const SERIES = Object.values(DOCUMENT_MAKERS).flatMap(({ series }) => (series === null ? [] : [series]));

/** What each fault means, for whoever reads it at the terminal. */
const FAULTS: Readonly<Record<SealFault['what'], Text>> = {
  changed: text('与封存时不同（被改动或调换）', 'not as it was sealed: changed, or exchanged'),
  missing: text('已封存，现已不存在', 'was sealed, and is gone'),
  added: text('从未封存，也未等待封存：绕过系统加入', 'never sealed and not waiting: added past the service'),
  erased: text(
    '内容已删除，却没有经第二人同意的删除记录与之相符',
    'erased, and no record that a second person agreed to says so',
  ),
  foreign: text('由其他数据库角色写入', 'written by another role of the database'),
  link: text('封存记录被改动：与前一环不相接', 'its seal was changed: it does not follow the one before'),
  gap: text('封存记录缺失', 'links of the chain are gone'),
  head: text(
    '与库外保存的链首不符：此前的记录被重写',
    'not in the chain any more: what was sealed before was written anew',
  ),
};

const FLAWS: Readonly<Record<FlawedDocument['what'], Text>> = {
  digest: text('内容与其摘要不符', 'not what its digest says'),
  missing: text('编号连续，却没有这份文件', 'its number was given, and it is not there'),
  scan: text('签字页扫描件不是当时附上的文件', 'the scan of its signed sheet is not the file that was bound to it'),
  signed: text('部门签署的内容与所签摘要不符', 'what an office signed is not what its digest says'),
  'scanned-text': text('签字页扫描件所附的是另一内容', 'the scan of its signed sheet was bound to another text'),
};

/** Heads as they stand in a mail or on a paper: `123:ab12…`, eight hexadecimal digits or more. */
function headsOf(given: readonly string[]): readonly KeptHead[] {
  return given.map((one) => {
    const found = /^([1-9][0-9]*):([0-9a-f]{8,64})$/i.exec(one.trim());
    if (found === null) throw new RefusalError(refuse(VERIFY.NO_HEAD, { given: one }));
    return { no: Number(found[1]), hash: (found[2] ?? '').toLowerCase() };
  });
}

/** Writes each fault on a line of its own, and that there is one into the exit status. */
function tell(faults: readonly SealFault[]): void {
  for (const { what, source, key, no, by } of faults) {
    const { zh, en } = FAULTS[what];
    const place = no === null ? '' : ` #${no}`;
    const who = by === undefined ? '' : ` (${by})`;
    process.stdout.write(`✗ ${source} ${key.join(' ')}${place}${who}:${zh} · ${en}\n`);
  }
  if (faults.length > 0) process.exitCode = 1;
}

/** The whole chain against the rows as they stand, and against the heads of the data folder and those given; whether all agrees. */
export async function verifyLedger(db: Db, heads: readonly string[]): Promise<boolean> {
  const kept = [...(await readHeads(await openDataFolder(process.env))), ...headsOf(heads)];
  const begun = Date.now();
  const {
    faults,
    sealed,
    erased,
    erasures,
    waiting,
    waitingSince,
    head,
    heads: compared,
  } = await verifySeals(db, kept);
  tell(faults);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const mark = faults.length === 0 ? '✓' : '✗';
  process.stdout.write(
    `${mark} ${sealed} 行已封存，${faults.length} 处不符，核对库外链首 ${compared} 个（${seconds} 秒） · rows sealed, ${faults.length} faults, ${compared} heads from outside compared\n`,
  );
  if (erased > 0) tellErasures(erased, erasures);
  if (head !== undefined) process.stdout.write(`  链首 · head ${head.no}:${head.hash}\n`);
  if (waiting > 0)
    process.stdout.write(
      `  ${waiting} 行尚待封存，最早自 ${waitingSince?.toISOString() ?? '?'} · rows wait for their seal; a worker seals them within a second\n`,
    );
  return faults.length === 0;
}

/** What was erased by the rules: how much, of which number, who asked, agreed and did it, and when. */
function tellErasures(erased: number, erasures: readonly ErasureRecord[]): void {
  process.stdout.write(
    `  其中 ${erased} 行的内容已依法删除（${erasures.length} 次） · of them the content of ${erased} was erased, ${erasures.length} times\n`,
  );
  for (const { no, personId, askedBy, approvedBy, carriedOutBy, at, links } of erasures)
    process.stdout.write(
      `    #${no} ${at.toISOString()} ${personId}:${links} 行，${askedBy} 提出，${approvedBy} 同意，${carriedOutBy} 执行 · links, asked for by ${askedBy}, agreed to by ${approvedBy}, carried out by ${carriedOutBy}\n`,
    );
}

/** The rows of one case against their seals. */
export async function verifyRowsOfCase(db: Db, caseId: string): Promise<void> {
  const faults = await verifySealsOfCase(db, caseId);
  tell(faults);
  if (faults.length === 0) process.stdout.write(`✓ ${caseId}：各行与封存时相同 · its rows are as they were sealed\n`);
}

/** Every issued paper: as it was sealed, as its digest says, and numbered without gaps. */
export async function verifyDocuments(db: Db): Promise<void> {
  const faults = await verifySources(db, [
    'document',
    'document_signature',
    'document_scan',
    'paper',
    'frozen_paper',
    'office_signature',
  ]);
  tell(faults);
  await verifyNumbers(db, faults.length === 0);
}

/** Every issued paper as its digest says, and numbered without gaps; `sound` where each is as it was sealed. */
export async function verifyNumbers(db: Db, sound: boolean): Promise<void> {
  const flaws = await listFlawedDocuments(db, SERIES);
  for (const { number, what } of flaws) {
    const { zh, en } = FLAWS[what];
    process.stdout.write(`✗ ${number}:${zh} · ${en}\n`);
  }
  if (flaws.length > 0) process.exitCode = 1;
  else if (sound) process.stdout.write('✓ 文件、签收与编号相符 · papers, signatures and numbers agree\n');
}
