/** Back to the department (8.5.2), from HR’s first review; a special promotion (I-26) came by it as well, without being listed. */
export const TO_SUBMISSION = [{ to: 'listed', redo: 'cycle.submission', heardBy: 'department', opens: true }] as const;
/** Back to HR (8.5.3) or to the department (8.5.2), from whatever follows the first review. */
export const TO_REVIEW = [
  { to: 'first-review', redo: 'cycle.first-review', heardBy: 'office' },
  ...TO_SUBMISSION,
] as const;
