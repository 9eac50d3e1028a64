/** Does something for each of many, so many of them at a time. The first that fails ends it with its error. */
export async function atOnce<T>(count: number, of: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = of.values();
  const next = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: count }, next));
}
