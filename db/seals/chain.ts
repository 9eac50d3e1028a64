import { createHash } from 'node:crypto';

/** A link of the chain as it is hashed. */
export interface Link {
  /** The place in the chain, from 1. */
  readonly no: number;
  /** The table of the row. */
  readonly source: string;
  /** Its primary key. */
  readonly key: readonly string[];
  /** Epoch milliseconds. */
  readonly sealedAt: number;
  /** SHA-256 of salt and content. */
  readonly digest: Buffer;
}

/** Where the chain begins. */
export const BEGINNING = Buffer.alloc(32);

/** SHA-256 of what stands in a row, with its salt in front: the content cannot be found by trying. */
export const digestOf = (salt: Buffer, content: string): Buffer =>
  createHash('sha256').update(salt).update(content).digest();

/** SHA-256 of the link before and of everything that the link says. */
export const hashOf = (before: Buffer, { no, source, key, sealedAt, digest }: Link): Buffer =>
  createHash('sha256')
    .update(before)
    .update(JSON.stringify([no, source, key, sealedAt]))
    .update(digest)
    .digest();
