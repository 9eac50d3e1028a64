import type * as z from 'zod';
import type { DocumentContents, DocumentOrder } from '../../domain/documents/order.js';
import type { DocumentKind } from '../../domain/documents/kind.js';
import type { CaseHead } from '../../db/cases/personnel-cases.js';
import type { Queryable } from '../../db/database.js';
import type { PayOn } from '../projection/pay-remembered.js';
import type { Filed } from './filed.js';

/** What a document is made of. */
export interface DocumentMaking<K extends DocumentKind> {
  readonly order: DocumentOrder<K>;
  readonly head: CaseHead;
  /** Of the person the case is about, as HR's records have it. */
  readonly personName: string;
  readonly number: string;
  /** Civil date in Asia/Shanghai. */
  readonly issuedOn: string;
  readonly issuedBy: string | null;
  /** Who signed in his place, by a proxy. */
  readonly deputy: string | null;
  /** As it is set up; frozen with what names the company. */
  readonly companyName?: string | undefined;
  readonly payOn: PayOn;
  readonly filed: Filed;
}

/** A paper as it is frozen: its content and how it is printed. */
export interface MadeDocument {
  readonly content: unknown;
  readonly html: string;
  /** 9.5.10: published to everybody. */
  readonly forEverybody?: boolean;
  /** I-62: the document that it withdraws. */
  readonly withdraws?: string;
}

/** Makes the papers of one kind out of their order and the records. */
export interface DocumentMaker<K extends DocumentKind> {
  /** The gap-free series it is numbered in; null where it takes the number of its case (`DA-…`). */
  readonly series: string | null;
  /** What a step has to say of it; anything else never becomes a numbered paper. */
  readonly orders: z.ZodType<DocumentContents[K]>;
  readonly make: (trx: Queryable, making: DocumentMaking<K>) => Promise<MadeDocument>;
}
