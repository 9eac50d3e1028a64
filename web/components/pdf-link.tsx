import type { ReactNode } from 'react';

/** A paper that opens as a PDF beside the page; `what` says of which thing to whoever hears the page. */
export function PdfLink({
  path,
  children,
  what,
}: {
  readonly path: string;
  readonly children: ReactNode;
  readonly what?: string;
}): ReactNode {
  return (
    <a className="no-print" href={path} target="_blank" rel="noreferrer" aria-label={what}>
      {children}
    </a>
  );
}
