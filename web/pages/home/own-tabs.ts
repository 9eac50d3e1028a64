/** The tabs of the inbox that count one's own tasks: to HR and the auditor “overdue” is everybody's (I-39). */
export const ownTabs = (
  counts: { readonly followUp: number | null } | undefined,
): readonly ('open' | 'due' | 'overdue' | 'asked')[] => {
  if (counts === undefined) return [];
  return counts.followUp === null ? ['open', 'due', 'overdue', 'asked'] : ['open', 'due', 'asked'];
};
