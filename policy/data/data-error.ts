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

  /** What a service that cannot start without the file says to whoever reads its log. */
  get advice(): string {
    return [
      this.message,
      '制度或日历的数据文件有误，服务没有启动。请更正上述文件后重新启动。',
      'A data file of the policy or the calendar cannot be used, so the service did not start. Correct the file named above and start again.',
      '',
    ].join('\n');
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
