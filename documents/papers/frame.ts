import { createHash } from 'node:crypto';
import type { Form, Layout, Paper } from './paper.js';

/** What stands at the head and foot of a paper that is no issued document. */
interface Printed<L extends Layout> {
  readonly form: L;
  /** Without 《》. */
  readonly title: string;
  readonly number?: string;
  readonly caseId?: string;
  /** Up to where the chain of records was sealed; absent where it says nothing of it. */
  readonly chain?: string;
  /** Civil date of the newest of its facts. */
  readonly date: string;
  readonly facts: object;
  /** SHA-256 of what was signed, hexadecimal; absent where the digest is of the facts as they are printed. */
  readonly digest?: string | undefined;
}

/** A paper of what the records hold, with the digest of what it says: it has no code. */
export const recordPaper = <L extends Layout>({
  form,
  title,
  number = '',
  caseId = '',
  chain = '',
  date,
  facts,
  digest = createHash('sha256').update(JSON.stringify({ form, title, caseId, date, facts })).digest('hex'),
}: Printed<L>): Paper<L> => ({
  form,
  facts,
  frame: {
    title,
    number,
    caseId,
    code: '',
    copy: '',
    digest,
    chain,
    date,
  },
});

/** The day of the layouts, as the date of a blank form's file: it has no facts to take one from. */
const LAID_OUT = '2026-11-30';

/** A form to be filled in by hand. */
export const blankPaper = ({ form, title, facts }: Pick<Printed<Form>, 'form' | 'title' | 'facts'>): Paper => {
  const { frame } = recordPaper({ form, title, date: LAID_OUT, facts });
  return { form, facts, frame: { ...frame, digest: '' } };
};
