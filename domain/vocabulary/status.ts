import type { Text } from './text.js';

/** Where a person stands in their employment (§3.2, §3.3, §7). */
export const STATUSES = ['intern', 'probation', 'confirmed', 'left'] as const;
/** How somebody is employed. */
export type Status = (typeof STATUSES)[number];

/** How somebody is employed, in words. */
export const STATUS_NAMES: Readonly<Record<Status, Text>> = {
  intern: { zh: '实习', en: 'intern' },
  probation: { zh: '试用', en: 'on probation' },
  confirmed: { zh: '转正', en: 'confirmed' },
  left: { zh: '离职', en: 'left' },
};
