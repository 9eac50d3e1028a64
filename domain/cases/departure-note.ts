/** What a case is told of why it ends: somebody has left, and by which departure (I-58). */
export const departureNote = (caseId: string, lastDay: string): string =>
  `最后工作日 ${lastDay}，已离职（${caseId}） / has left, last day ${lastDay} (${caseId})`;
