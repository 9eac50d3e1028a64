/**
 * Waits for both, also when one fails, so that nothing starts behind the back of who cleans up.
 * @param onFailure told at the first failure, to cut the other short.
 * @throws the first failure.
 */
export async function together<A, B>(a: Promise<A>, b: Promise<B>, onFailure: () => void): Promise<[A, B]> {
  const failures: unknown[] = [];
  const note = (error: unknown): never => {
    failures.push(error);
    onFailure();
    throw error;
  };
  const [first, second] = await Promise.allSettled([a.catch(note), b.catch(note)]);
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  throw failures[0];
}
