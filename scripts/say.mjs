// What the scripts tell the person at the terminal, in both languages. On stderr: the output of commands stays clean.

/** A failure with a sentence in both languages instead of a stack trace. */
export class Problem extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'Problem';
  }
}

export const say = (line) => process.stderr.write(`${line}\n`);

/** Runs `work`; tells when it takes longer than a second and a half, again every ten seconds, and when it is done. */
export async function during(label, work) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  let told = false;
  const tell = () => {
    told = true;
    say(`… ${label} (${seconds()})`);
  };
  const first = setTimeout(tell, 1500);
  const again = setInterval(tell, 10_000);
  try {
    const result = await work();
    if (told) say(`✓ ${label} (${seconds()})`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}

/** Runs a script's main function; a Problem is told without a stack trace, and the exit code says that it failed. */
export async function main(work) {
  try {
    const code = await work();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    say(error instanceof Problem ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
