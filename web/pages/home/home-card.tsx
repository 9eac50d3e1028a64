import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  /** Also its id. */
  readonly name: string;
  readonly title: string;
  /** Where more of it stands. */
  readonly more: readonly { readonly to: string; readonly label: string }[];
  readonly children: ReactNode;
}

/** One card of the page on which everybody begins. */
export function HomeCard({ name, title, more, children }: Props): ReactNode {
  const id = `home-${name}`;
  return (
    <section className="card stack tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <p className="row">
        {more.map(({ to, label }) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}
