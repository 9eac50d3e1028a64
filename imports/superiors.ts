/**
 * The people who stand on a circle of superiors (A under B under A), given everybody's superior.
 * Linear in the number of people, however deep they stand.
 */
export function findSuperiorCycles(superiors: ReadonlyMap<string, string>): readonly string[] {
  const settled = new Set<string>();
  const cyclic: string[] = [];
  for (const start of superiors.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = superiors.get(at);
    }
    if (at !== undefined && onPath.has(at)) cyclic.push(...path.slice(path.indexOf(at)));
    for (const id of path) settled.add(id);
  }
  return cyclic;
}
