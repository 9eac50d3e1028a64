/** A run of code points, both ends included, for which a face has a glyph. */
type Run = readonly [from: number, to: number];

/** Whether a face has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

/**
 * What a TrueType face covers, from its own `cmap` table: the subtables of format 12 and 4 (OpenType 1.9).
 * @throws Error where it has neither
 */
export function coverageOf(face: Buffer): Coverage {
  const cmap = tableOf(face, 'cmap');
  const count = cmap.readUInt16BE(2);
  const subtables = Array.from({ length: count }, (_, index) => cmap.subarray(cmap.readUInt32BE(8 + index * 8)));
  const full = subtables.find((one) => one.readUInt16BE(0) === 12);
  const basic = subtables.find((one) => one.readUInt16BE(0) === 4);
  if (full !== undefined) return within(runsOfFormat12(full));
  if (basic !== undefined) return within(runsOfFormat4(basic));
  throw new Error('a face without a table of characters');
}

function tableOf(face: Buffer, tag: string): Buffer {
  const count = face.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    if (face.toString('latin1', at, at + 4) === tag) return face.subarray(face.readUInt32BE(at + 8));
  }
  throw new Error(`a face without ${tag}`);
}

function runsOfFormat12(table: Buffer): readonly Run[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, index): Run => {
    const at = 16 + index * 12;
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
  });
}

function runsOfFormat4(table: Buffer): readonly Run[] {
  const segments = table.readUInt16BE(6) / 2;
  return Array.from({ length: segments }, (_, index): Run => {
    const to = table.readUInt16BE(14 + index * 2);
    return [table.readUInt16BE(16 + segments * 2 + index * 2), to];
  }).filter(([from]) => from !== 0xffff);
}

/** Runs stand in ascending order: halved until the one is found. */
function within(runs: readonly Run[]): Coverage {
  return (codePoint) => {
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = runs[middle] ?? [0, 0];
      if (codePoint < from) high = middle - 1;
      else if (codePoint > to) low = middle + 1;
      else return true;
    }
    return false;
  };
}
