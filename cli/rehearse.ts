/** `npm run rehearse`: what the policy will do, played on a server whose time is skipped; nothing of it is kept but a page. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { isCivilDate } from '../domain/civil-date.js';
import { openDataFolder } from './launch/data-folder.js';
import { createProgress } from './launch/progress.js';
import { failureMessage } from './launch/report.js';
import { rehearse } from './rehearsal/play.js';
import { quietly } from './rehearsal/stage.js';

const score = (value: string): number => {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 100 && Number(number.toFixed(2)) === number) return number;
  throw new InvalidArgumentError('0–100, 至多两位小数 · at most two decimals');
};
const months = (value: string): number => {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 24) return number;
  throw new InvalidArgumentError('整月数 · whole months');
};
const day = (value: string): string => {
  if (isCivilDate(value)) return value;
  throw new InvalidArgumentError('YYYY-MM-DD');
};

interface Options {
  readonly policy?: string;
  readonly start?: string;
  readonly people?: string;
  readonly ratings?: string;
  readonly complaints?: string;
  readonly gm: 'approves' | 'rejects' | 'returns';
  readonly review: number;
  readonly panel: number;
  readonly sheets: number;
  readonly months: number;
  readonly only?: 'cycle' | 'position';
}

const program = new Command('rehearse')
  .description('彩排:完整的一期职级晋升与一次职务晋升 · a whole level cycle and a whole position promotion')
  .option('--policy <version>', '制度版本 · a version of the policy')
  .option('--start <day>', '开始日期,今天或以后 · the first day, today or later', day)
  .option('--people <file>', '人员文件,CSV 或 XLSX · people of your own instead of the sample')
  .option('--ratings <file>', '考核成绩文件 · their ratings')
  .option('--complaints <file>', '投诉文件 · their complaints')
  .addOption(
    new Option('--gm <what>', '总经理 · the general manager')
      .choices(['approves', 'rejects', 'returns'])
      .default('approves'),
  )
  .option('--review <score>', '360° 评分 · score of the 360° sheets', score, 88)
  .option('--panel <score>', '答辩评分 · score of the panels', score, 86)
  .option('--sheets <score>', '试用前评分表 · score of the sheets before the trial', score, 85)
  .option('--months <count>', '试用月数 · months of the trial', months, 3)
  .addOption(new Option('--only <part>', '只彩排一部分 · one part only').choices(['cycle', 'position']));

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function run(): Promise<void> {
  const {
    people,
    ratings,
    complaints,
    only,
    policy,
    start,
    gm,
    review,
    panel,
    sheets,
    months: trial,
  } = program.parse().opts<Options>();
  quietly();
  const rehearsed = await rehearse({
    ...(policy === undefined ? {} : { policy }),
    ...(start === undefined ? {} : { start }),
    ...(people === undefined
      ? {}
      : {
          files: {
            people,
            ...(ratings === undefined ? {} : { ratings }),
            ...(complaints === undefined ? {} : { complaints }),
          },
        }),
    wishes: { gm, review, panel, sheets, months: trial },
    parts: only === undefined ? ['cycle', 'position'] : [only],
    dataFolder: await openDataFolder(process.env),
    env: process.env,
    progress: createProgress(write),
    write,
  });
  if (rehearsed !== undefined) write(`\n文件 document ${rehearsed.number}:${rehearsed.path}`);
  write('彩排完成,数据库未保留 · done; nothing else was kept');
}

try {
  await run();
} catch (error) {
  process.stderr.write(`\n${failureMessage(error)}\n`);
  process.exitCode = 1;
}
