import type { Draft } from '../../domain/drafts/draft.js';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import type { DraftOf } from '../../db/tasks/drafts.js';
import { createSeal } from '../http/seal.js';

/** Drafts as the database keeps them: each sealed for its person and task. */
export interface DraftSeal {
  readonly open: (content: string | undefined, of: DraftOf) => Draft | undefined;
  readonly close: (plain: string, of: DraftOf) => string;
}

/** The seal under which drafts of tasks are kept. */
export function createDraftSeal({ sessionSecret }: Pick<ApiSettings, 'sessionSecret'>): DraftSeal {
  const seal = createSeal(sessionSecret, 'task draft');
  const whose = ({ taskId, personId }: DraftOf): string => JSON.stringify([taskId, personId]);
  return {
    open: (content, of) => {
      const plain = content === undefined ? undefined : seal.open(content, whose(of));
      return plain === undefined ? undefined : (JSON.parse(plain) as Draft);
    },
    close: (plain, of) => seal.close(plain, whose(of)),
  };
}
