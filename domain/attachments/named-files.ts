import type { FilePurpose, HandedIn } from './attachment.js';

/** A file that a form names, and where. */
export interface NamedFile {
  readonly id: string;
  /** The field, as a path: `files`, `special.0.files`. */
  readonly path: string;
  /** The field takes the scan of a signed sheet (I-41): only a picture or a PDF. */
  readonly scan: boolean;
  /** The case that it is handed in with: the one named beside it, or else the one of the whole form. */
  readonly caseId?: string;
}

/** The fields of forms that hold numbers of files; `domain/vocabulary/file-schemas.ts` has their schemas. */
const FIELDS: ReadonlySet<string> = new Set(['files', 'scan']);

/** Where in a form one looks, and whose case it is about. */
interface At {
  readonly path?: string;
  readonly caseId?: string | undefined;
}

/** Every file that a form names, however deep, in the order of the form. */
export function namedFiles(form: unknown, { path = '', caseId }: At = {}): readonly NamedFile[] {
  if (typeof form !== 'object' || form === null) return [];
  const own = 'caseId' in form && typeof form.caseId === 'string' ? form.caseId : caseId;
  const about = own === undefined ? {} : { caseId: own };
  return Object.entries(form).flatMap(([name, value]: [string, unknown]): readonly NamedFile[] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (!FIELDS.has(name) || !Array.isArray(value)) return namedFiles(value, { path: at, caseId: own });
    const ids = value.filter((id): id is string => typeof id === 'string');
    return ids.map((id) => ({ id, path: at, scan: name === 'scan', ...about }));
  });
}

/**
 * What a form hands in, case by case: scans as such, other files for one purpose. Files of a case that begins with the
 * act are not among them: nobody but its pipeline knows its number.
 */
export function handedInBy(
  form: unknown,
  { caseId, purpose }: { readonly caseId?: string | undefined; readonly purpose: FilePurpose },
): readonly HandedIn[] {
  const handed = new Map<string, HandedIn>();
  for (const { id, scan, caseId: about } of namedFiles(form, { caseId })) {
    if (about === undefined) continue;
    const as = scan ? 'signed-scan' : purpose;
    const key = `${as} ${about}`;
    handed.set(key, { about: { caseId: about }, purpose: as, files: [...(handed.get(key)?.files ?? []), id] });
  }
  return [...handed.values()];
}
