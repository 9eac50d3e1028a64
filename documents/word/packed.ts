import PizZip from 'pizzip';

/** The earliest time that an archive can name (PKWARE APPNOTE 4.4.6), as this machine's clock reads it. */
const NO_TIME = new Date(1980, 0, 1);
/** A package begins with what its parts are (ECMA-376 part 2). */
const FIRST = '[Content_Types].xml';

const rank = (name: string): number => (name === FIRST ? 0 : 1);

/** Parts by their names as a package of Word (ECMA-376); the same parts give the same bytes. */
export function packed(parts: ReadonlyMap<string, string | Uint8Array>): Buffer {
  const zip = new PizZip();
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) zip.file(name, parts.get(name) ?? '', { date: NO_TIME, createFolders: false });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

/** The parts of a package that is known to be whole. */
export const partsOf = (zip: PizZip): Map<string, Uint8Array> =>
  new Map(
    Object.values(zip.files)
      .filter(({ dir }) => !dir)
      .map((part) => [part.name, part.asUint8Array()]),
  );
