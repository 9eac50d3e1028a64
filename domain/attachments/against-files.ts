import { ATTACHMENT } from '../refusals/attachments.js';
import { asDetail, listing, refuse, type Refusal, type RefusalDetail } from '../vocabulary/refusal.js';
import { SCAN_TYPES } from './attachment.js';
import type { NamedFile } from './named-files.js';

/** An upload as the records have it. */
export interface KnownFile {
  readonly id: string;
  readonly uploadedBy: string;
  readonly filename: string;
  readonly mediaType: string;
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

function againstFile({ scan }: NamedFile, file: KnownFile | undefined, by: string): Refusal | undefined {
  if (file?.uploadedBy !== by) return refuse(ATTACHMENT.UNKNOWN);
  const { filename, mediaType, bound } = file;
  if (bound) return refuse(ATTACHMENT.HANDED_IN, { filename });
  return scan && !SCAN_TYPES.includes(mediaType) ? refuse(ATTACHMENT.NO_SCAN, { filename }) : undefined;
}
