import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

/** Where the people of a forecast are listed on its page. */
export const PEOPLE = 'forecast-people';
/** By what they are narrowed; all else in the address stays as it is. */
const NARROWS = ['state', 'department', 'level', 'position'] as const;

interface Props {
  readonly to: Readonly<Partial<Record<(typeof NARROWS)[number], string>>>;
  /** What the figure is, for who cannot see its place; left out where it stands beside the figure. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A figure that leads to the people behind it. */
export function Narrowed({ to, label, children }: Props): ReactNode {
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  for (const name of NARROWS) next.delete(name);
  for (const [name, value] of Object.entries(to)) next.set(name, value);
  return (
    <Link
      to={{ search: next.toString() }}
      aria-label={label}
      onClick={() => {
        document.getElementById(PEOPLE)?.scrollIntoView();
      }}
    >
      {children}
    </Link>
  );
}
