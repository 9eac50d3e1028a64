import type { Form, Layout, Paper } from '../../../documents/papers/paper.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';

/** A paper with whom it is about. */
export interface PaperAbout<L extends Layout = Form> {
  readonly paper: Paper<L>;
  /** Employee numbers. */
  readonly about: readonly string[];
}

/** The civil date of an instant. */
export const dayOf = (at: Date): string => todayIn('Asia/Shanghai', at.getTime());

/** The civil date of the latest instant; undefined where there is none. */
export const newestDay = (instants: readonly Date[]): string | undefined => instants.map(dayOf).sort().at(-1);
