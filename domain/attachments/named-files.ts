/** A file that a form names, and where. */
export interface NamedFile {
  readonly id: string;
  /** The field, as a path: `files`, `special.0.files`. */
  readonly path: string;
  /** The field takes the scan of a signed sheet (I-41): only a picture or a PDF. */
  readonly scan: boolean;
}

/** The fields of forms that hold numbers of files; `domain/vocabulary/file-schemas.ts` has their schemas. */
const FIELDS: ReadonlySet<string> = new Set(['files', 'scan']);

/** Every file that a form names, however deep, in the order of the form. */
export function namedFiles(form: unknown, path = ''): readonly NamedFile[] {
  if (typeof form !== 'object' || form === null) return [];
  return Object.entries(form).flatMap(([name, value]: [string, unknown]): readonly NamedFile[] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (!FIELDS.has(name) || !Array.isArray(value)) return namedFiles(value, at);
    const ids = value.filter((id): id is string => typeof id === 'string');
    return ids.map((id) => ({ id, path: at, scan: name === 'scan' }));
  });
}
