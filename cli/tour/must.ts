/** Stops the tour with what is not so. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`read back: ${otherwise}`);
}
