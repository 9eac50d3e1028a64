import type { ReactNode } from 'react';
import { useRegister } from '../api/policy.js';
import { useSay } from '../i18n/language.js';
import { useCited } from './use-cited.js';

/** A § with its short title behind it; an entry of the register with its question, as a hint. */
export function Cited({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const cite = useCited();
  const entries = useRegister(id.startsWith('I-')).data?.items;
  const question = entries?.find((one) => one.id === id)?.question;
  return <span title={question === undefined ? undefined : say(question)}>{cite(id)}</span>;
}
