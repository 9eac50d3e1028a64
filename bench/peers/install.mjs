// Brings what the peers need: packages as the lock says, and Flowable where Java 17 and Maven are there.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

function run(command, args, folder) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error?.code === 'ENOENT') return false;
  if (status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} failed in ${folder}\n`);
    process.exit(1);
  }
  return true;
}

const npm = process.env.npm_execpath;
if (npm === undefined) run('npm', ['ci', '--no-audit', '--no-fund'], here);
else run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], here);
if (!run('mvn', ['-q', '-B', 'compile', 'dependency:copy-dependencies'], `${here}flowable`))
  process.stderr.write('Flowable is left out: Maven and a Java of at least 17 are needed for it.\n');
