import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isCivilDate } from '../../domain/vocabulary/civil-date.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Wishes } from './house.js';
import { PARTS, type Part, type RehearsalOptions } from './play.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** What can be chosen on the command line. */
export type Chosen = Pick<RehearsalOptions, 'policy' | 'start' | 'files' | 'wishes' | 'parts'>;

const score = (value: string): number => {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 100 && Number(number.toFixed(2)) === number) return number;
  throw new InvalidArgumentError('0–100，至多两位小数 · 0–100, at most two decimals');
};
const months = (value: string): number => {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 24) return number;
  throw new InvalidArgumentError('1–24 的整月数 · whole months, 1–24');
};
const day = (value: string): string => {
  if (isCivilDate(value)) return value;
  throw new InvalidArgumentError('YYYY-MM-DD');
};
const oneOf =
  (...values: readonly string[]) =>
  (value: string): string => {
    if (values.includes(value)) return value;
    throw new InvalidArgumentError(values.join(' | '));
  };

interface Parsed extends Wishes {
  readonly policy?: string;
  readonly start?: string;
  readonly people?: string;
  readonly ratings?: string;
  readonly complaints?: string;
  readonly leaves?: string;
  readonly only?: Part;
}

const program = (): Command =>
  new Command('rehearse')
    .description(
      '彩排：完整的一期职级晋升、两次降级与一次职务晋升 · a whole level cycle, two demotions and a whole position promotion',
    )
    .option('--policy <version>', '制度版本 · a version of the policy')
    .option('--start <day>', '开始日期，今天或以后 · the first day, today or later', day)
    .option('--people <file>', '人员文件，CSV 或 XLSX · people of your own instead of the sample')
    .option('--ratings <file>', '考核成绩文件，须与 --people 同用 · their ratings, with --people')
    .option('--complaints <file>', '投诉文件，须与 --people 同用 · their complaints, with --people')
    .option('--leaves <file>', '休假文件，须与 --people 同用 · their leaves, with --people')
    .addOption(
      new Option('--gm <approves|rejects|returns>', '总经理 · the general manager')
        .argParser(oneOf('approves', 'rejects', 'returns'))
        .default('approves'),
    )
    .option('--review <score>', '360° 评分 · score of the 360° sheets', score, 88)
    .option('--panel <score>', '答辩评分 · score of the panels', score, 86)
    .option('--sheets <score>', '试用前评分表 · score of the sheets before the trial', score, 85)
    .option('--months <count>', '试用月数 · months of the trial', months, 3)
    .addOption(new Option(`--only <${PARTS.join('|')}>`, '只彩排一部分 · one part only').argParser(oneOf(...PARTS)))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });

const FAULTS: Readonly<Record<string, Text>> = {
  'commander.invalidArgument': text('选项的取值不可用', 'The value of an option cannot be used'),
  'commander.unknownOption': text('没有这个选项', 'There is no such option'),
  'commander.optionMissingArgument': text('选项缺少取值', 'An option lacks its value'),
  'commander.excessArguments': text('多出了选项以外的内容', 'There is more than options'),
};

/**
 * Reads the command line, from Node's arguments on; undefined where it asked for the help, which is printed then.
 * @throws RefusalError LAUNCH.REHEARSAL_OPTION, LAUNCH.REHEARSAL_FILE.
 */
export async function readOptions(argv: readonly string[]): Promise<Chosen | undefined> {
  let parsed: Parsed;
  try {
    parsed = program()
      .parse([...argv], { from: 'user' })
      .opts<Parsed>();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    const { code, message } = error;
    const what = [...message.matchAll(/'([^']+)'/g)].map(([, quoted]) => quoted).join(' ') || argv.join(' ');
    const [, allowed] = /is invalid\. (.*)$/.exec(message) ?? [];
    const fault = FAULTS[code] ?? text('选项有误', 'The options are wrong');
    throw misread(fault, allowed === undefined ? what : `${what}(${allowed})`);
  }
  const { policy, start, people, ratings, complaints, leaves, only, ...wishes } = parsed;
  if (people === undefined && (ratings ?? complaints ?? leaves) !== undefined) {
    throw misread(
      text('考核、投诉与休假文件须与人员文件同用', 'Ratings, complaints and leaves go with a file of people'),
      '--people <file>',
    );
  }
  for (const file of [people, ratings, complaints, leaves]) if (file !== undefined) await readable(file);
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(start === undefined ? {} : { start }),
    ...(people === undefined
      ? {}
      : {
          files: {
            people,
            ...(ratings === undefined ? {} : { ratings }),
            ...(complaints === undefined ? {} : { complaints }),
            ...(leaves === undefined ? {} : { leaves }),
          },
        }),
    wishes,
    parts: only === undefined ? PARTS : [only],
  };
}

const misread = (about: Text, what: string): Error =>
  new RefusalError(refuse(LAUNCH.REHEARSAL_OPTION, { about, what }));

async function readable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch {
    throw new RefusalError(refuse(LAUNCH.REHEARSAL_FILE, { file }));
  }
}
