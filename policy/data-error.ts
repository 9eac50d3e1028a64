import { z } from 'zod';

/** A data file of the policy that cannot be used: names the file, the place in it and what is wrong. */
export class PolicyDataError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file}: ${reason}`);
    this.name = 'PolicyDataError';
  }
}

/** Parses JSON text against a schema; throws {@link PolicyDataError} with every fault found. */
export const parseData = <T>(schema: z.ZodType<T>, file: string, content: string): T => {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new PolicyDataError(file, `is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new PolicyDataError(file, `\n${z.prettifyError(result.error)}`);
  return result.data;
};
