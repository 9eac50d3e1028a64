import * as z from 'zod';

/** An environment as the process got it; read in `configuration.ts` and nowhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment is not usable; the message lists every variable at fault, never its value. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** What is set to nothing is not set. */
export const blank = (value: unknown): unknown => (value === '' ? undefined : value);

/** A variable that need not be set. */
export const maybe = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());

/** `JINJI_PUBLIC_URL`: the address of the product as browsers see it, without a final slash; undefined where it is not set. */
export const publicUrl = maybe(z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')));
