/**
 * The command line for whoever runs the service: migrations, imports, accounts. It works on the database of
 * `DATABASE_URL`, else on the embedded one of the data folder, running or not.
 */
import { IMPORT_KINDS } from '../imports/columns.js';
import { Argument, Command, CommanderError, Option } from 'commander';
import * as z from 'zod';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { ROLES } from '../domain/vocabulary/roles.js';
import { PolicyDataError } from '../policy/data/data-error.js';
import { createAccountFromCommand, listAccountsForCommand, resetPasswordFromCommand } from './commands/accounts.js';
import { backupFromCommand, noteBackupFromCommand, restoreFromCommand } from './commands/backup.js';
import { eraseFromCommand } from './commands/erase.js';
import { importFromCommand } from './commands/import.js';
import { newInstallationFromCommand, showInstallationFromCommand } from './commands/installation.js';
import {
  addKeysFromCommand,
  forgetKeyFromCommand,
  newKeysFromCommand,
  rotateKeysFromCommand,
  showKeysFromCommand,
  useKeyFromCommand,
} from './commands/keys.js';
import { migrateFromCommand } from './commands/migrate.js';
import { reconcileFromCommand } from './commands/reconcile.js';
import { replayFromCommand } from './commands/replay.js';
import { verifyDrawFromCommand } from './commands/verify-draw.js';
import {
  verifyAllFromCommand,
  verifyCaseFromCommand,
  verifyDocumentsFromCommand,
  verifyFromCommand,
  verifyLedgerFromCommand,
} from './commands/verify.js';
import { whatIfFromCommand } from './commands/what-if.js';

const program = new Command('jinji')
  .description('晋级：迁移、导入、账号 · migrations, imports, accounts')
  .showHelpAfterError()
  .exitOverride();

program
  .command('migrate')
  .description('把数据库升级到本版本 · bring the database to this version')
  .action(migrateFromCommand);

program
  .command('backup')
  .description('备份记录、流程引擎与数据文件夹，同一时刻 · records, engine and data folder as of one moment')
  .argument('<folder>', '新文件夹 · a new folder')
  .option('--with-keys', '连同密钥（请妥善保管） · with the keys: keep it safe', false)
  .action(backupFromCommand);

program
  .command('backup-made')
  .description('登记用其他工具完成的备份 · say that a back-up was made by other tools')
  .action(noteBackupFromCommand);

program
  .command('restore')
  .description('把备份恢复到 JINJI_DATA 指定的空文件夹 · bring a back-up into the empty folder that JINJI_DATA names')
  .argument('<folder>', '备份 · the back-up')
  .option('--keys <file>', '当时的密钥文件 · the file of keys of that time')
  .action(restoreFromCommand);

program
  .command('import')
  .description('试运行一个文件并显示差异；--apply 执行 · a dry run with its diff; --apply carries it out')
  .addArgument(new Argument('<kind>').choices(IMPORT_KINDS))
  .argument('<file>', 'CSV, XLSX')
  .option('--apply', '没有被拒绝的行时执行 · apply it when no line is refused', false)
  .option('--rows <count>', '显示多少行差异 · how many lines of the diff to show', '20')
  .action(importFromCommand);

const verify = program
  .command('verify')
  .description('重新计算一个周期、空缺或案件的全部评定 · compute every evaluation of a cycle, vacancy or case again')
  .argument('<number>', 'LC-2026-07, PV-2026-00001, PP-2026-00001')
  .action(verifyFromCommand);
const HEAD = '--head <head...>';
const HEAD_WORDS = '邮件或文件页脚上的链首 · heads from a mail or the foot of a paper, 1234:ab12cd34ef567890';
verify
  .command('ledger')
  .description('核对封存链：被改动、删除、加入或调换的行 · the chain of seals: rows changed, gone, added or exchanged')
  .option(HEAD, HEAD_WORDS)
  .action(verifyLedgerFromCommand);
verify
  .command('case')
  .description('一个案件的评定与各行 · the evaluations of a case, and its rows against their seals')
  .argument('<case>', 'PP-2026-00001')
  .action(verifyCaseFromCommand);
verify
  .command('documents')
  .description('文件、签收与编号 · papers, signatures and numbers')
  .action(verifyDocumentsFromCommand);
verify.command('all').description('以上全部 · all of it').option(HEAD, HEAD_WORDS).action(verifyAllFromCommand);
verify
  .command('draw')
  .description('重复 360° 考核的抽取并核对 · repeat the draw of a 360° review and say whether it agrees (I-55)')
  .argument('<case>', 'PP-2026-00001')
  .action(verifyDrawFromCommand);

program
  .command('erase')
  .description('列出到期与经同意的删除；--apply 执行 · what is due and agreed to; --apply erases what was agreed to')
  .option('--apply', '执行经第二人同意的删除 · carry out what a second person has agreed to', false)
  .action(eraseFromCommand);

program
  .command('reconcile')
  .description(
    '核对流程引擎与记录是否一致（只读）；--repair 修复 · hold engine and records against each other; --repair mends',
  )
  .option('--repair [case]', '修复一个案件，或全部可修复者 · mend one case, or whatever can be mended')
  .action(reconcileFromCommand);

program
  .command('replay')
  .description(
    '升级前：本版本能否继续进行中的流程（只读） · before an upgrade: whether this build can go on with what is open',
  )
  .requiredOption('--open', '全部进行中的流程 · every open workflow')
  .action(replayFromCommand);

program
  .command('whatif')
  .description(
    '假如：用另一制度或开关重算过去的周期，不写入 · past cycles under a changed policy or switch; nothing is written',
  )
  .requiredOption('--cycle <month...>', '2026-07')
  .option('--policy <file>', '制度文件 · a policy.json')
  .option('--switch <setting...>', 'I-24=nothing-stands, passMark.level=75')
  .addOption(
    new Option('--panels <how>', '未曾举行的评审如何看待 · how panels that never sat are taken')
      .choices(['pass', 'fail'])
      .default('pass'),
  )
  .option('--people <count>', '列出多少人 · how many people to list', '20')
  .option('--json', '全部结果，JSON · everything, as JSON', false)
  .action(whatIfFromCommand);

const account = program.command('account').description('账号 · accounts');
account
  .command('create')
  .argument('<login>')
  .requiredOption('--person <number>', '工号 · employee number')
  .addOption(new Option('--role <role...>', '角色 · roles').choices(ROLES).default(['employee']))
  .option(
    '--password-stdin',
    '从标准输入读取初始密码，否则给出一次性链接 · read the first password from stdin, else a one-time link is given',
    false,
  )
  .action(createAccountFromCommand);
account
  .command('reset-password')
  .argument('<login>')
  .option(
    '--password-stdin',
    '初始设置确认前：从标准输入读取密码，否则给出一次性链接 · before the set-up is confirmed: from stdin, else a one-time link',
    false,
  )
  .option('--code <digits>', '确认后：本人在登录页取得的代码 · afterwards: the code that its owner got at the log-in')
  .action(resetPasswordFromCommand);
account.command('list').action(listAccountsForCommand);

const keys = program
  .command('keys')
  .description('封装与签名的密钥 · keys that seal what the engine stores and sign acts');
keys.command('show').description('密钥名称与状态 · names and state of the keys').action(showKeysFromCommand);
keys
  .command('rotate')
  .description('生成新密钥并从下次启动起使用 · new keys, used from the next start on')
  .action(rotateKeysFromCommand);
keys
  .command('add')
  .description('生成新密钥，暂不使用（多台机器） · new keys that are not used yet (several machines)')
  .action(addKeysFromCommand);
keys.command('use').argument('<key>').description('改用该密钥 · use this key').action(useKeyFromCommand);
keys
  .command('forget')
  .argument('<key>')
  .description('放弃不再需要或已丢失的密钥 · give up a key that nothing needs, or that is lost')
  .action(forgetKeyFromCommand);
keys.command('new').description('打印一套新密钥 · print the keys of a new installation').action(newKeysFromCommand);

const installation = program.command('installation').description('这是哪一个安装 · which installation this is');
installation
  .command('show')
  .description('显示数据文件夹属于哪个安装 · which installation the data folder belongs to')
  .action(showInstallationFromCommand);
installation
  .command('new')
  .description('让数据文件夹的副本成为独立的安装 · make a copy of a data folder an installation of its own')
  .option('--database', '连同 DATABASE_URL 的数据库 · with the database of DATABASE_URL', false)
  .action(newInstallationFromCommand);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else if (error instanceof RefusalError) {
    const { code, message } = error.refusal;
    process.stderr.write(`${code}: ${message.zh}\n${message.en}\n`);
    process.exitCode = 1;
  } else if (error instanceof PolicyDataError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else if (error instanceof z.ZodError) {
    process.stderr.write(`${z.prettifyError(error)}\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
