import type { Text } from '../../../domain/vocabulary/text.js';
import type { Progress } from '../progress.js';
import { errorMessage } from '../thrown.js';

/** One way to get a tool: answers the path of its executable, or throws why it cannot. */
export interface Way {
  readonly name: Text;
  find(): Promise<string>;
}

export interface Provisioned {
  readonly path: string;
  /** The way that worked. */
  readonly by: Text;
}

/**
 * Tries the ways in their order; the first that works wins.
 * @throws what `refusal` makes of the reasons of all of them, one line a way.
 */
export async function provision(
  ways: readonly Way[],
  progress: Progress,
  refusal: (reasons: Text) => Error,
  signal?: AbortSignal,
): Promise<Provisioned> {
  const zh: string[] = [];
  const en: string[] = [];
  for (const way of ways) {
    try {
      return { path: await progress.during(way.name, () => way.find()), by: way.name };
    } catch (error) {
      if (signal?.aborted) throw error;
      zh.push(`  - ${way.name.zh}:${errorMessage(error)}`);
      en.push(`  - ${way.name.en}: ${errorMessage(error)}`);
    }
  }
  throw refusal({ zh: zh.join('\n'), en: en.join('\n') });
}
