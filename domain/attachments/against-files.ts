import { ATTACHMENT } from '../refusals/attachments.js';
import { asDetail, listing, refuse, type Refusal, type RefusalDetail } from '../vocabulary/refusal.js';
import { A_CASE, exceeds, SCAN_TYPES, UNBOUND_FILES, type FileSum } from './attachment.js';
import type { NamedFile } from './named-files.js';

/** An upload as the records have it. */
export interface KnownFile {
  readonly id: string;
  readonly uploadedBy: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** It was handed in already. */
  readonly bound: boolean;
}

/**
 * What stands against handing in these files: each has to be there, whoever acts has to have uploaded it, it is of a
 * kind that its field takes, and belongs nowhere yet. The first that is found, with a line for every one. Pure.
 * @param by employee number of whoever acts
 */
export function againstFiles(
  named: readonly NamedFile[],
  known: readonly KnownFile[],
  by: string,
): Refusal | undefined {
  if (named.length > UNBOUND_FILES) return refuse(ATTACHMENT.ACT_FULL, { most: UNBOUND_FILES });
  const files = new Map(known.map((file) => [file.id, file]));
  const before = new Set<string>();
  const found = named.flatMap((one): { readonly refusal: Refusal; readonly detail: RefusalDetail }[] => {
    const refusal = before.has(one.id) ? refuse(ATTACHMENT.TWICE) : againstFile(one, files.get(one.id), by);
    before.add(one.id);
    return refusal === undefined ? [] : [{ refusal, detail: asDetail(refusal, { path: one.path }) }];
  });
  const [first] = found;
  return first === undefined
    ? undefined
    : listing(
        first.refusal,
        found.map(({ detail }) => detail),
      );
}

/** Why files do not fit into what they belong to any more; undefined where they do, or nobody knows what it is yet. Pure. */
export function againstFull(
  files: readonly { readonly about: string | undefined; readonly bytes: number }[],
  kept: ReadonlyMap<string, FileSum>,
): Refusal | undefined {
  const sums = new Map(kept);
  for (const { about, bytes } of files) {
    if (about === undefined) continue;
    const before = sums.get(about) ?? { files: 0, bytes: 0 };
    sums.set(about, { files: before.files + 1, bytes: before.bytes + bytes });
  }
  const named = files.flatMap(({ about }) => about ?? []);
  const isFull = named.some((about) => exceeds(sums.get(about) ?? { files: 0, bytes: 0 }, A_CASE));
  return isFull ? refuse(ATTACHMENT.CASE_FULL, A_CASE) : undefined;
}

function againstFile({ scan }: NamedFile, file: KnownFile | undefined, by: string): Refusal | undefined {
  if (file?.uploadedBy !== by) return refuse(ATTACHMENT.UNKNOWN);
  const { filename, mediaType, bound } = file;
  if (bound) return refuse(ATTACHMENT.HANDED_IN, { filename });
  return scan && !SCAN_TYPES.includes(mediaType) ? refuse(ATTACHMENT.NO_SCAN, { filename }) : undefined;
}
