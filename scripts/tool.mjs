// Runs a program to its end.
import { spawn } from 'node:child_process';

/** Answers `{ code, output }`; with `show`, the output goes to the terminal as well (stderr for both streams). */
export function run(command, args, options = {}) {
  const { show = false, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }),
    );
  });
}

export const tail = (output, lines = 12) => output.trim().split('\n').slice(-lines).join('\n');
