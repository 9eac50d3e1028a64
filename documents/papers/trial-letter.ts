import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { TrialLetterContent } from '../trial-letter.js';
import { dayZh } from './paper.js';

/** The letter of a trial appointment (9.5.5), or of one that was extended (I-51), as its form prints it. */
export interface TrialLetterFacts {
  readonly name: string;
  readonly personId: string;
  readonly opening: string;
  readonly post: string;
  readonly reportsTo: string;
  readonly term: string;
  readonly startOn: string;
  readonly lastDay: string;
  readonly reviewOn: string;
  readonly policyVersion: string;
  readonly issuedOn: string;
}

/** What the letter of a trial says; an extension says from what to what. */
export function trialLetterFacts(content: TrialLetterContent): TrialLetterFacts {
  const { months, extendedMonths } = content;
  const post = POSITION_NAMES[content.post].zh;
  const first = extendedMonths === 0;
  return {
    name: content.personName,
    personId: content.personId,
    opening: first
      ? `经公司审核并报总经理批准，现试用任命您为${post}，试用任命期限 ${months} 个月，具体如下：`
      : `经总经理批准，您的${post}试用任命期限延长 ${extendedMonths} 个月，具体如下：`,
    post,
    reportsTo: content.reportsToName,
    term: first ? `${months} 个月` : `${months} 个月，延长 ${extendedMonths} 个月`,
    startOn: dayZh(content.startOn),
    lastDay: dayZh(content.lastDay),
    reviewOn: dayZh(content.reviewOn),
    policyVersion: content.policyVersion,
    issuedOn: dayZh(content.issuedOn),
  };
}
